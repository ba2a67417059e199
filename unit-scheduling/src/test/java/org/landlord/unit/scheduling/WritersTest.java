package org.landlord.unit.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.landlord.domain.access.Scope;
import org.landlord.domain.tenancy.OrgId;

@Timeout(60)
class WritersTest {

    private static final Owner ACME = owner("acme");

    private final Writers writers = new Writers(4, Duration.ofSeconds(30), 100);

    private static Owner owner(String orgId) {
        return Owner.of(new Scope.Org(new OrgId(orgId)));
    }

    @AfterEach
    void stop() throws InterruptedException {
        writers.stop();
    }

    @Test
    void givenManyOrganizations_whenTheyWrite_thenAllThreadsWriteAndEachOrganizationHasOne() {
        Set<String> all = ConcurrentHashMap.newKeySet();
        for (int number = 0; number < 64; number++) {
            Owner owner = owner("org" + number);
            Set<String> ofOne = ConcurrentHashMap.newKeySet();
            IntStream.range(0, 3).forEach(_ -> ofOne.add(thread(owner)));
            assertThat(ofOne).hasSize(1);
            all.addAll(ofOne);
        }
        assertThat(all)
                .containsExactlyInAnyOrder(
                        "landlord-writer-1", "landlord-writer-2", "landlord-writer-3", "landlord-writer-4");
    }

    @Test
    void givenAnOrganizationThatWritesForLong_whenOneOfAnotherThreadWrites_thenItDoesNotWait() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Owner other = IntStream.range(0, 100)
                .mapToObj(number -> owner("org" + number))
                .filter(owner -> !thread(owner).equals(thread(ACME)))
                .findFirst()
                .orElseThrow();
        CompletableFuture<Boolean> slow = CompletableFuture.supplyAsync(() -> writers.run(ACME, () -> {
            begun.countDown();
            return awaited(end);
        }));
        begun.await();

        assertThat(thread(other)).startsWith("landlord-writer-");
        assertThat(slow).isNotDone();

        end.countDown();
        assertThat(slow.get()).isTrue();
    }

    @Test
    void givenUnitsOfOneOrganization_whenManyCallersRunThem_thenTheyFollowOneAnother() {
        int[] running = {0};
        List<CompletableFuture<Integer>> most = IntStream.range(0, 50)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> writers.run(ACME, () -> {
                    running[0]++;
                    int seen = running[0];
                    Thread.onSpinWait();
                    running[0]--;
                    return seen;
                })))
                .toList();

        assertThat(most).allSatisfy(one -> assertThat(one.join()).isEqualTo(1));
    }

    private String thread(Owner owner) {
        return writers.run(owner, () -> Thread.currentThread().getName());
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
