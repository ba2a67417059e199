package org.landlord.application.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.application.ProcessParts;
import org.landlord.application.access.AccessGate;
import org.landlord.application.access.DeniedAccessLog;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.port.out.Outcome;

/// What callers who are written together see of each other. Which of them are is chance where there is a
/// server; here it is said.
class RecordingGroupTest {

    private static final Caller CALLER = Caller.operator(new ActorId("test"));
    private static final OrgId ORG = new OrgId("org");
    private static final OrgId NOWHERE = new OrgId("org_missing");
    private static final Label TOKENS = new Label("tokens");
    private static final LimitKey DAILY = LimitKey.of(ORG, null, TOKENS, null, Period.DAILY);

    private final InMemory clock = new InMemory();
    private final MemoryUnitOfWork unitOfWork = new MemoryUnitOfWork();
    private final LandlordApplication landlord =
            LandlordApplication.on(ProcessParts.of(unitOfWork, clock, clock, clock, clock, clock));

    @BeforeEach
    void anOrganization() {
        landlord.organizations()
                .create(CALLER, new CreateOrganization(ORG, new Slug("org"), new Name("Org"), Metadata.empty()));
    }

    @Test
    void givenOneWhoseOrganizationIsNotThere_whenWrittenTogether_thenOnlyThatOneIsRefused() {
        limit(100, Enforcement.SOFT);

        List<Outcome<RecordingResult>> outcomes =
                record(recording(ORG, "a", 1), recording(NOWHERE, "b", 2), recording(ORG, "c", 4));

        assertThat(isDuplicate(outcomes.get(0))).isFalse();
        assertThat(failure(outcomes.get(1))).isInstanceOf(NotFound.class);
        assertThat(isDuplicate(outcomes.get(2))).isFalse();
        assertThat(used()).isEqualTo(QuantitySum.of(5));
    }

    @Test
    void givenTheSameEventTwice_whenWrittenTogether_thenItCountsOnceAndTheSecondHearsSo() {
        limit(100, Enforcement.HARD);

        List<Outcome<RecordingResult>> outcomes = record(recording(ORG, "a", 60), recording(ORG, "a", 60));

        assertThat(isDuplicate(outcomes.get(0))).isFalse();
        assertThat(isDuplicate(outcomes.get(1))).isTrue();
        assertThat(used()).isEqualTo(QuantitySum.of(60));
    }

    @Test
    void givenOneIdForTwoEvents_whenWrittenTogether_thenTheFirstIsRecordedAndTheSecondContradicts() {
        limit(100, Enforcement.SOFT);

        List<Outcome<RecordingResult>> outcomes = record(recording(ORG, "a", 1), recording(ORG, "a", 2));

        assertThat(failure(outcomes.get(1))).isInstanceOf(Conflict.class);
        assertThat(used()).isEqualTo(QuantitySum.of(1));
    }

    @Test
    void givenOneThatIsRefused_whenAnotherOfTheGroupHasItsId_thenThatOneIsRecorded() {
        limit(100, Enforcement.HARD);

        List<Outcome<RecordingResult>> outcomes = record(recording(ORG, "a", 101), recording(ORG, "a", 100));

        assertThat(isRecorded(outcomes.get(0))).isFalse();
        assertThat(isDuplicate(outcomes.get(1))).isFalse();
        assertThat(used()).isEqualTo(QuantitySum.of(100));
    }

    @Test
    void givenAHardLimit_whenWrittenTogether_thenEachSeesWhatThoseBeforeItUsed_andWhatOverridesCountsToo() {
        limit(100, Enforcement.HARD);

        List<Outcome<RecordingResult>> outcomes = record(
                recording(ORG, "a", 60),
                recording(ORG, "b", 41),
                Recording.of(CALLER, ORG, List.of(event("c", 30)), false, HardLimits.OVERRIDDEN, clock),
                recording(ORG, "d", 11),
                recording(ORG, "e", 10));

        assertThat(outcomes).extracting(RecordingGroupTest::isRecorded).containsExactly(true, false, true, false, true);
        assertThat(used()).isEqualTo(QuantitySum.of(100));
    }

    @Test
    void givenManyWhoWantDifferentQuantitiesOfALimitThatIsUsedUp_thenEachHearsTheFirstInstantAtWhichItWillHaveThem() {
        limit(100, Enforcement.HARD);
        for (int hour = 0; hour < 20; hour++) {
            landlord.usage().record(CALLER, ORG, event(null, 5, clock.now().minusSeconds(3600L * hour)));
        }

        List<CompletableFuture<RecordedUsage>> recordings = LongStream.rangeClosed(1, 100)
                .mapToObj(quantity -> landlord.usage()
                        .recordAsync(CALLER, ORG, event(null, quantity), HardLimits.ENFORCED)
                        .toCompletableFuture())
                .toList();

        for (int i = 0; i < recordings.size(); i++) {
            Quantity quantity = Quantity.of(i + 1);
            assertThat(recordings.get(i))
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableOfType(ExecutionException.class)
                    .havingCause()
                    .isInstanceOfSatisfying(QuotaExceeded.class, refused -> {
                        Instant resetAt =
                                Objects.requireNonNull(refused.shortfall().resetAt());
                        assertThat(remainingAt(resetAt)).isGreaterThanOrEqualTo(quantity);
                        assertThat(remainingAt(resetAt.minusMillis(1))).isLessThan(quantity);
                    });
        }
    }

    private Quantity remainingAt(Instant instant) {
        return landlord.usageLimits()
                .check(CALLER, new CheckUsageLimit(DAILY, null, instant))
                .remainingQuantity();
    }

    private List<Outcome<RecordingResult>> record(Recording... group) {
        UseCaseContext ports = new UseCaseContext(
                new AccessGate(unitOfWork, new DeniedAccessLog(unitOfWork, clock, clock)), clock, clock);
        return unitOfWork.write(stores -> new RecordingGroup(ports, stores, List.of(group)).record());
    }

    private Recording recording(OrgId orgId, @Nullable String id, long quantity) {
        return Recording.of(CALLER, orgId, List.of(event(id, quantity)), false, HardLimits.ENFORCED, clock);
    }

    private static RecordUsage event(@Nullable String id, long quantity) {
        return event(id, quantity, null);
    }

    private static RecordUsage event(@Nullable String id, long quantity, @Nullable Instant observedAt) {
        EventId eventId = id == null ? null : new EventId(id);
        return new RecordUsage(eventId, null, null, TOKENS, Quantity.of(quantity), null, observedAt, Metadata.empty());
    }

    private void limit(long quantity, Enforcement enforcement) {
        landlord.usageLimits()
                .set(
                        CALLER,
                        new SetUsageLimit(DAILY, Quantity.of(quantity), enforcement, null, null, Precondition.none()));
    }

    private QuantitySum used() {
        return landlord.usageLimits()
                .check(CALLER, new CheckUsageLimit(DAILY, null, null))
                .usedQuantity();
    }

    private static boolean isRecorded(Outcome<RecordingResult> outcome) {
        return outcome instanceof Outcome.Done<RecordingResult>(RecordingResult.Recorded _);
    }

    private static boolean isDuplicate(Outcome<RecordingResult> outcome) {
        RecordingResult result = ((Outcome.Done<RecordingResult>) outcome).result();
        return ((RecordingResult.Recorded) result).events().getFirst().duplicate();
    }

    private static Failure failure(Outcome<RecordingResult> outcome) {
        return ((Outcome.Refused<RecordingResult>) outcome).failure();
    }
}
