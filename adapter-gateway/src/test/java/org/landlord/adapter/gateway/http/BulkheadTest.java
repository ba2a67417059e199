package org.landlord.adapter.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.port.out.workflow.GatewayCallFailed;

/// How many callers gateways may have at a time.
class BulkheadTest {

    private static final GatewayKey PLATFORM = new GatewayKey(null, new GatewayId("gw_main"));

    /// Longer than a test.
    private static final Duration TURN = Duration.ofSeconds(60);

    private final Bulkhead bulkhead = new Bulkhead(TURN);
    private final List<Thread> callers = new CopyOnWriteArrayList<>();
    private final List<Integer> entered = new CopyOnWriteArrayList<>();

    private static GatewayKey of(String orgId, int number) {
        return new GatewayKey(new OrgId(orgId), new GatewayId("gw_" + number));
    }

    /// Callers that wait, or have their turn until the test is over; the next one comes when the
    /// last one waits.
    private void come(int number, IntFunction<GatewayKey> to) throws InterruptedException {
        for (int i = 0; i < number; i++) {
            GatewayKey key = to.apply(i);
            int caller = callers.size();
            Thread thread = Thread.ofPlatform().daemon().start(() -> {
                Bulkhead.Turn _ = bulkhead.enter(key);
                entered.add(caller);
            });
            callers.add(thread);
            while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(1);
            }
        }
    }

    /// @return null if there is a turn; it is given back
    private @Nullable GatewayCallFailed refusal(GatewayKey key) {
        try (Bulkhead.Turn _ = bulkhead.enter(key)) {
            return null;
        } catch (GatewayCallFailed failed) {
            return failed;
        }
    }

    @Test
    void givenTheCallersOfAllTenants_whenTheComparisonCalls_thenThereAreEightPlacesMore() throws Exception {
        come(32, _ -> PLATFORM);

        come(8, _ -> PLATFORM);

        assertThat(callers.stream().filter(Thread::isAlive)).hasSize(40 - Bulkhead.RUNNING);
        assertThatThrownBy(() -> bulkhead.enter(PLATFORM)).isInstanceOf(GatewayCallFailed.class);
    }

    @Test
    void givenCallersThatWait_whenTurnsAreFree_thenTheyHaveThemInTheOrderInWhichTheyCame() throws Exception {
        List<Bulkhead.Turn> turns = new ArrayList<>();
        for (int i = 0; i < Bulkhead.RUNNING; i++) {
            turns.add(bulkhead.enter(PLATFORM));
        }
        come(Bulkhead.RUNNING, _ -> PLATFORM);

        for (int i = 0; i < turns.size(); i++) {
            turns.get(i).close();
            callers.get(i).join(TURN);
        }

        assertThat(entered)
                .containsExactlyElementsOf(
                        IntStream.range(0, Bulkhead.RUNNING).boxed().toList());
    }

    @Test
    void givenGatewaysOfOneOrganization_whenTheyHaveTwelveCallers_thenItHasNoMore_andOthersDo() throws Exception {
        come(12, i -> of("org_acme", i % 3));

        assertThat(entered).hasSize(12);
        assertThat(refusal(of("org_acme", 7))).isNotNull();
        assertThat(refusal(of("org_other", 0))).isNull();
        assertThat(refusal(PLATFORM)).isNull();
    }

    @Test
    void givenCallersThatHaveLeft_whenOthersCome_thenTheyHaveTheirPlaces() {
        for (int i = 0; i < 100; i++) {
            assertThat(refusal(of("org_acme", i))).isNull();
        }
    }

    @Test
    void givenManyOrganizations_whenTheyHave120Callers_thenNoneHasMore_andThePlatformDoes() throws Exception {
        come(120, i -> of("org_" + i / 12, i));

        assertThat(entered).hasSize(120);
        assertThat(refusal(of("org_new", 0))).isNotNull();
        assertThat(refusal(PLATFORM)).isNull();
    }
}
