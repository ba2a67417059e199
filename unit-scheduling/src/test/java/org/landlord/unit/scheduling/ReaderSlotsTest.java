package org.landlord.unit.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.unit.scheduling.ReaderSlots.Kind.QUICK;
import static org.landlord.unit.scheduling.ReaderSlots.Kind.SCAN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.tenancy.OrgId;

/// Eight connections to read with, as there are by default.
@Timeout(60)
class ReaderSlotsTest {

    private static final Owner ACME = Owner.of(new Scope.Org(new OrgId("acme")));
    private static final Owner GLOBEX = Owner.of(new Scope.Org(new OrgId("globex")));
    private static final Owner INITECH = Owner.of(new Scope.Org(new OrgId("initech")));
    private static final Owner HOOLI = Owner.of(new Scope.Org(new OrgId("hooli")));
    private static final Owner PLATFORM = Owner.of(new Scope.Platform());

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int WAITING = 5;

    private final ReaderSlots withoutWaiting = new ReaderSlots(8, WAITING, Duration.ZERO, Duration.ZERO);
    private final ReaderSlots withWaiting = new ReaderSlots(8, WAITING, LONG, LONG);

    @Test
    void anOrganizationReadsWithHalfOfThem_andTheOthersAreForOthers() {
        enter(withoutWaiting, ACME, QUICK, 4);

        assertThatThrownBy(() -> withoutWaiting.enter(ACME, QUICK)).isInstanceOf(RateLimited.class);

        enter(withoutWaiting, GLOBEX, QUICK, 3);
        enter(withoutWaiting, PLATFORM, QUICK, 1);
        assertThatThrownBy(() -> withoutWaiting.enter(INITECH, QUICK)).isInstanceOf(Unavailable.class);
    }

    @Test
    void anOrganizationScansWithAQuarterOfThem_andCanStillReadWhatIsQuick() {
        enter(withoutWaiting, ACME, SCAN, 2);

        assertThatThrownBy(() -> withoutWaiting.enter(ACME, SCAN)).isInstanceOf(RateLimited.class);

        enter(withoutWaiting, ACME, QUICK, 2);
        assertThatThrownBy(() -> withoutWaiting.enter(ACME, QUICK)).isInstanceOf(RateLimited.class);
    }

    @Test
    void howeverManyOrganizationsScan_aQuarterIsLeftForWhatIsQuick() {
        enter(withoutWaiting, ACME, SCAN, 2);
        enter(withoutWaiting, GLOBEX, SCAN, 2);
        enter(withoutWaiting, INITECH, SCAN, 2);

        assertThatThrownBy(() -> withoutWaiting.enter(HOOLI, SCAN)).isInstanceOf(Unavailable.class);

        enter(withoutWaiting, HOOLI, QUICK, 1);
        enter(withoutWaiting, PLATFORM, QUICK, 1);
    }

    @Test
    void whatIsNobodysHasNoShare_butForScans() {
        enter(withoutWaiting, PLATFORM, SCAN, 2);
        assertThatThrownBy(() -> withoutWaiting.enter(PLATFORM, SCAN)).isInstanceOf(RateLimited.class);

        enter(withoutWaiting, PLATFORM, QUICK, 6);
        assertThatThrownBy(() -> withoutWaiting.enter(PLATFORM, QUICK)).isInstanceOf(Unavailable.class);
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        for (int i = 0; i < 100; i++) {
            enter(withoutWaiting, ACME, SCAN, 2);
            enter(withoutWaiting, ACME, QUICK, 2);
            withoutWaiting.leave(ACME, QUICK);
            withoutWaiting.leave(ACME, SCAN);
            withoutWaiting.leave(ACME, SCAN);
            withoutWaiting.leave(ACME, QUICK);
        }
    }

    @Test
    void whoWaitsIsLetInInTheOrderTheyCame_butForThoseWhoseOrganizationHasEnough() throws Exception {
        enter(withWaiting, ACME, QUICK, 4);
        enter(withWaiting, PLATFORM, QUICK, 4);
        List<String> order = new CopyOnWriteArrayList<>();
        List<Thread> waiting = new ArrayList<>();
        waiting.add(waiter(ACME, "acme", order));
        waiting.add(waiter(GLOBEX, "globex", order));
        waiting.add(waiter(INITECH, "initech", order));

        withWaiting.leave(PLATFORM, QUICK);
        waiting.get(1).join();
        assertThat(order).containsExactly("globex");
        withWaiting.leave(ACME, QUICK);
        waiting.get(0).join();
        assertThat(order).containsExactly("globex", "acme");
        withWaiting.leave(GLOBEX, QUICK);
        waiting.get(2).join();
        assertThat(order).containsExactly("globex", "acme", "initech");
    }

    @Test
    void ofOneOrganizationNoMoreThanSoManyWait_andTheNextIsToldAtOnce() throws Exception {
        enter(withWaiting, ACME, QUICK, 4);
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            waiting.add(waiter(ACME, "acme", new CopyOnWriteArrayList<>()));
        }

        assertThatThrownBy(() -> withWaiting.enter(ACME, QUICK)).isInstanceOf(RateLimited.class);

        withWaiting.enter(GLOBEX, QUICK);
        for (Thread thread : waiting) {
            withWaiting.leave(ACME, QUICK);
            thread.join();
        }
    }

    @Test
    void ofScansFewerWait() throws Exception {
        enter(withWaiting, ACME, SCAN, 2);
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < ReaderSlots.WAITING_SCANS; i++) {
            waiting.add(waiter(ACME, SCAN, "acme", new CopyOnWriteArrayList<>()));
        }

        assertThatThrownBy(() -> withWaiting.enter(ACME, SCAN)).isInstanceOf(RateLimited.class);

        withWaiting.enter(ACME, QUICK);
        for (Thread thread : waiting) {
            withWaiting.leave(ACME, SCAN);
            thread.join();
        }
    }

    @Test
    void whoIsInterruptedGivesUpTheirPlace() throws Exception {
        enter(withWaiting, ACME, QUICK, 4);
        Thread waiting = waiter(ACME, "acme", new CopyOnWriteArrayList<>());
        waiting.interrupt();
        waiting.join();

        withWaiting.leave(ACME, QUICK);

        withWaiting.enter(ACME, QUICK);
    }

    private static void enter(ReaderSlots slots, Owner owner, ReaderSlots.Kind kind, int times) {
        for (int i = 0; i < times; i++) {
            slots.enter(owner, kind);
        }
    }

    private Thread waiter(Owner owner, String name, List<String> order) throws InterruptedException {
        return waiter(owner, QUICK, name, order);
    }

    /// @return a thread that waits for its turn
    private Thread waiter(Owner owner, ReaderSlots.Kind kind, String name, List<String> order)
            throws InterruptedException {
        Thread waiter = Thread.ofPlatform().start(() -> {
            try {
                withWaiting.enter(owner, kind);
                order.add(name);
            } catch (RateLimited | Unavailable refused) {
                order.add(refused.getMessage());
            }
        });
        while (waiter.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        return waiter;
    }
}
