package org.landlord.application.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.application.WatchedStorage;
import org.landlord.application.access.AccessGate;
import org.landlord.application.access.DeniedAccessLog;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.usage.RecordUsage;

class ResetSearchesTest {

    private static final Caller CALLER = Caller.operator(new ActorId("test"));
    private static final OrgId ORG = new OrgId("org");
    private static final Label TOKENS = new Label("tokens");
    private static final LimitKey DAILY = LimitKey.of(ORG, null, TOKENS, null, Period.DAILY);

    private final WatchedStorage storage = new WatchedStorage();
    private final InMemory process = new InMemory(storage);
    private final LandlordApplication landlord = process.landlord();
    private final ResetSearches searches = new ResetSearches(new UseCaseContext(
            new AccessGate(storage, new DeniedAccessLog(storage, process, process)), process, process));
    private Instant reset = Instant.EPOCH;

    @BeforeEach
    void aLimitThatIsUsedUp() {
        landlord.organizations()
                .create(CALLER, new CreateOrganization(ORG, new Slug("org"), new Name("Org"), Metadata.empty()));
        landlord.usageLimits()
                .set(
                        CALLER,
                        new SetUsageLimit(DAILY, Quantity.of(10), Enforcement.HARD, null, null, Precondition.none()));
        // The first instant whose window does not contain the usage.
        reset = process.now().plus(Duration.ofDays(1)).plusMillis(1);
        landlord.usage()
                .record(
                        CALLER,
                        ORG,
                        new RecordUsage(null, null, null, TOKENS, Quantity.of(10), null, null, Metadata.empty()));
    }

    @Test
    void givenThreeRefusalsOfTheSameQuantity_whenNoSearchHasBegun_thenOneReadAnswersThemAll() {
        List<ResetSearches.Search> waiting = List.of(refused(3, 0), refused(3, 1), refused(3, 2));
        int before = storage.reads();

        List<Optional<Instant>> answers =
                waiting.stream().map(search -> search.run().join().getFirst()).toList();

        assertThat(storage.reads()).isEqualTo(before + 1);
        assertThat(answers).containsOnly(Optional.of(reset));
    }

    @Test
    void givenASearchThatHasBegun_whenTheSameIsRefused_thenItIsSearchedAgain() {
        CompletableFuture<List<Optional<Instant>>> second = new CompletableFuture<>();
        storage.afterNextRead(() -> refused(3, 0).run().thenAccept(second::complete));
        int before = storage.reads();

        refused(3, 0).run().join();

        assertThat(second).isCompleted();
        assertThat(storage.reads()).isEqualTo(before + 2);
    }

    @Test
    void givenASearchThatRunsOnAnotherThread_whenItIsRunAgain_thenItsResultIsWaitedFor() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        storage.afterNextRead(() -> {
            reading.countDown();
            await(released);
        });
        ResetSearches.Search search = refused(3, 0);
        int before = storage.reads();
        Thread first = Thread.startVirtualThread(search::run);
        await(reading);

        CompletableFuture<List<Optional<Instant>>> second = search.run();

        assertThat(second).isNotDone();
        released.countDown();
        assertThat(second.get(10, TimeUnit.SECONDS)).containsExactly(Optional.of(reset));
        first.join();
        assertThat(storage.reads()).isEqualTo(before + 1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void givenRefusalsOfOtherQuantitiesOrLimits_whenTheyWait_thenEachHasASearch() {
        assertThat(refused(3, 0)).isNotSameAs(refused(4, 0));
        assertThat(searches.of(List.of(shortfall(3, 0), shortfall(3, 0)))).isNotSameAs(refused(3, 0));
    }

    @Test
    void givenNoReader_whenTheSearchFails_thenItFailsForAll_andTheNextSearchSucceeds() {
        ResetSearches.Search first = refused(3, 0);
        ResetSearches.Search other = refused(3, 0);
        storage.failReads(new RateLimited("too many reads", Duration.ofSeconds(1)));

        assertThatThrownBy(() -> first.run().join()).hasCauseInstanceOf(RateLimited.class);
        assertThatThrownBy(() -> other.run().join()).hasCauseInstanceOf(RateLimited.class);

        storage.failReads(null);
        assertThat(refused(3, 0).run().join()).containsExactly(Optional.of(reset));
    }

    /// @param later in milliseconds, when the window of the refusal ends
    private ResetSearches.Search refused(long quantity, long later) {
        return searches.of(List.of(shortfall(quantity, later)));
    }

    private QuotaShortfall shortfall(long quantity, long later) {
        Instant until = process.now().plusMillis(later);
        return new QuotaShortfall(
                DAILY,
                new Window(until.minus(Duration.ofDays(1)), until),
                Quantity.of(10),
                QuantitySum.of(10),
                QuantitySum.ZERO,
                QuantitySum.of(quantity),
                null);
    }
}
