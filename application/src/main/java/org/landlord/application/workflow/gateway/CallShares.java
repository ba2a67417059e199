package org.landlord.application.workflow.gateway;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.port.out.workflow.GatewayCallFailed;

/// Bounds the calls that organizations make at a gateway at a time: one organization leaves room for
/// others, and all of them leave room for the comparisons of the server.
public final class CallShares {

    /// Calls of one organization at one gateway: fewer than an adapter makes at a time.
    public static final int OF_ORGANIZATION = 6;

    /// Calls of one organization that wait for their turn at one gateway.
    static final int WAITING = 32;

    /// Calls of all organizations at one gateway. An adapter has room for more.
    static final int OF_ALL = 32;

    private final Map<Place, Turns> places = new HashMap<>();
    private final Map<GatewayKey, Turns> gateways = new HashMap<>();

    private record Place(GatewayKey gateway, OrgId orgId) {}

    /// The turns at one place, while it has callers.
    private static final class Turns {

        private final Semaphore free;
        private int callers;

        private Turns(int places) {
            this.free = new Semaphore(places, true);
        }
    }

    /// Makes a call when it is its turn.
    ///
    /// @param patience how long it waits for each of two turns: in its organization, and among all
    /// @throws GatewayCallFailed if it has no turn; the call was not made
    <T> T call(GatewayKey gateway, OrgId orgId, Duration patience, Supplier<T> call) {
        Place place = new Place(gateway, orgId);
        Turns own = enter(places, place, OF_ORGANIZATION, OF_ORGANIZATION + WAITING);
        try {
            return inTurn(own, patience, () -> {
                Turns all = enter(gateways, gateway, OF_ALL, Integer.MAX_VALUE);
                try {
                    return inTurn(all, patience, call);
                } finally {
                    leave(gateways, gateway);
                }
            });
        } finally {
            leave(places, place);
        }
    }

    private static <T> T inTurn(Turns turns, Duration patience, Supplier<T> call) {
        boolean entered = false;
        try {
            entered = turns.free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!entered) {
                throw busy();
            }
            return call.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            if (entered) {
                turns.free.release();
            }
        }
    }

    private synchronized <K> Turns enter(Map<K, Turns> all, K key, int places, int most) {
        Turns turns = all.computeIfAbsent(key, _ -> new Turns(places));
        if (turns.callers >= most) {
            throw busy();
        }
        turns.callers++;
        return turns;
    }

    private synchronized <K> void leave(Map<K, Turns> all, K key) {
        all.computeIfPresent(key, (_, turns) -> --turns.callers == 0 ? null : turns);
    }

    private static GatewayCallFailed busy() {
        return new GatewayCallFailed(
                GatewayState.DOWN, "the organization has too many calls to the gateway at a time", false);
    }
}
