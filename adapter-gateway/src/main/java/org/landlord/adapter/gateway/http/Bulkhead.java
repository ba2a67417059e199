package org.landlord.adapter.gateway.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.port.out.workflow.GatewayCallFailed;

/// Bounds the calls at a time, and the threads that wait for one. A gateway that is slow occupies its
/// own share only.
final class Bulkhead {

    /// Calls to one gateway that are made at a time.
    static final int RUNNING = 8;

    /// Callers that wait for their turn at one gateway. With [#RUNNING] there are 40 places. The use
    /// cases take at most 32 for tenants, so that their own work finds one.
    static final int WAITING = 32;

    /// Callers of all gateways of one organization.
    static final int OF_ORGANIZATION = 12;

    /// Callers of all gateways of organizations: fewer than the server has threads for requests.
    static final int OF_ORGANIZATIONS = 120;

    private final Duration turn;
    private final Map<GatewayKey, Room> rooms = new HashMap<>();
    private final Map<OrgId, Integer> ofOwner = new HashMap<>();
    private int ofOrganizations;

    /// @param turn how long a caller waits for its turn
    Bulkhead(Duration turn) {
        this.turn = turn;
    }

    /// One gateway, while it has callers.
    private static final class Room {

        /// In the order of arrival.
        private final Semaphore turns = new Semaphore(RUNNING, true);
        private int callers;
    }

    /// A turn at a gateway, until it is closed.
    interface Turn extends AutoCloseable {

        @Override
        void close();
    }

    /// Waits for a turn.
    ///
    /// @throws GatewayCallFailed if there is none
    Turn enter(GatewayKey key) {
        Room room = admit(key);
        boolean entered = false;
        try {
            entered = room.turns.tryAcquire(turn.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            if (!entered) {
                leave(key);
            }
        }
        if (!entered) {
            throw busy();
        }
        return () -> {
            room.turns.release();
            leave(key);
        };
    }

    private synchronized Room admit(GatewayKey key) {
        Room room = rooms.computeIfAbsent(key, _ -> new Room());
        OrgId owner = key.orgId();
        if (room.callers >= RUNNING + WAITING || owner != null && isCrowded(owner)) {
            // It has other callers, or another gateway has, so that the room may be new.
            rooms.computeIfPresent(key, (_, one) -> one.callers == 0 ? null : one);
            throw busy();
        }
        room.callers++;
        count(owner, 1);
        return room;
    }

    /// The gateways of one organization together have fewer callers than one gateway of the platform.
    private boolean isCrowded(OrgId owner) {
        return ofOrganizations >= OF_ORGANIZATIONS || ofOwner.getOrDefault(owner, 0) >= OF_ORGANIZATION;
    }

    private synchronized void leave(GatewayKey key) {
        rooms.computeIfPresent(key, (_, room) -> --room.callers == 0 ? null : room);
        count(key.orgId(), -1);
    }

    private void count(@Nullable OrgId owner, int change) {
        if (owner != null) {
            ofOrganizations += change;
            ofOwner.merge(owner, change, (before, more) -> before + more == 0 ? null : before + more);
        }
    }

    private static GatewayCallFailed busy() {
        return new GatewayCallFailed(GatewayState.DOWN, "too many calls to the gateway are waiting", false);
    }
}
