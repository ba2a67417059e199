package org.landlord.port.contracts.in.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.CloudEvent;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Stages;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.ListDenials;
import org.landlord.port.in.quota.ReservationView;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.CloudEvents;
import org.landlord.port.in.usage.ListRecordedUsage;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.port.in.usage.SummarizeUsage;
import org.landlord.port.in.usage.Usage;

/// A dry run returns what the call itself returns, or fails as it does, and changes nothing.
public abstract class DryRunsContract extends QuotaContract {

    private static final int CALLS = 60;

    /// A call with and without effect.
    private record Call(Supplier<?> dryRun, Supplier<?> real) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void a_dry_run_of_a_random_call_returns_what_the_call_returns_and_changes_nothing(long seed) {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        hard(orgId, null, Period.MONTHLY, "60");
        hard(orgId, projectId, Period.DAILY, "25");
        hard(orgId, null, Period.LIFETIME, "80");
        soft(orgId, null, Period.WEEKLY, "10");
        RandomCalls calls = new RandomCalls(orgId, projectId, now(), new Random(seed));
        Set<String> outcomes = new TreeSet<>();

        for (int i = 0; i < CALLS; i++) {
            Call call = calls.next();
            List<Object> before = state(orgId);

            Object dry = outcome(call.dryRun());

            assertThat(state(orgId)).as("state after call %s: %s", i, dry).isEqualTo(before);
            assertThat(outcome(call.real())).as("outcome of call %s", i).isEqualTo(dry);
            outcomes.add(dry instanceof List<?> list ? String.valueOf(list.getFirst()) : "batch");
        }

        assertThat(outcomes)
                .contains("recorded", "repeated", "batch", "reserved", "QuotaExceeded", "Conflict", "InvalidInput");
        assertThat(auditLog(orgId))
                .as("backdated usage is audited")
                .anyMatch(event -> event.action().value().equals("usage_event.backdate"));
    }

    /// Everything that recording and reserving can change.
    private List<Object> state(OrgId orgId) {
        ListRecordedUsage ledger = new ListRecordedUsage(orgId, 0);
        SummarizeUsage sums = new SummarizeUsage(orgId, null, null, Window.always(), true, null, null);
        ListDenials refusals = new ListDenials(orgId, null, null, null, null, Window.always());
        return List.of(
                usageEvents(orgId),
                all(page -> landlord().usage().listRecorded(caller(), ledger, page)),
                all(page -> landlord().usage().summarize(caller(), sums, page)),
                all(page -> landlord().quotaReservations().list(caller(), orgId, null, page)),
                quotaEvents(orgId),
                all(page -> landlord().denials().list(caller(), refusals, page)),
                auditLog(orgId));
    }

    /// The outcome of a call, without what is different each time: generated ids and the current time.
    private static Object outcome(Supplier<?> call) {
        try {
            return switch (call.get()) {
                case RecordedUsage recorded -> outcome(recorded);
                case BatchOutcome batch -> batch;
                case Upserted<?>(ReservationView view, boolean created, List<String> warnings) ->
                    outcome(view.reservation(), view.status(), created, warnings);
                case Object other -> throw new AssertionError("unexpected result " + other);
            };
        } catch (QuotaExceeded refused) {
            QuotaShortfall full = refused.shortfall();
            return Arrays.asList(
                    "QuotaExceeded",
                    full.limit(),
                    full.limitQuantity(),
                    full.usedQuantity(),
                    full.reservedQuantity(),
                    full.requestedQuantity(),
                    full.resetAt());
        } catch (InvalidInput refused) {
            return List.of("InvalidInput", refused.violations());
        } catch (Failure refused) {
            return List.of(refused.getClass().getSimpleName(), refused.getMessage());
        }
    }

    private static Object outcome(RecordedUsage recorded) {
        UsageEvent event = recorded.event();
        boolean isNow = Duration.between(event.observedAt(), event.recordedAt()).compareTo(Duration.ofMinutes(30)) < 0;
        return Arrays.asList(
                recorded.duplicate() ? "repeated" : "recorded",
                recorded.warnings(),
                event.eventId().value().length() > 20 ? "generated" : event.eventId(),
                event.orgId(),
                event.projectId(),
                event.metric(),
                event.unit(),
                event.quantity(),
                event.metadata(),
                isNow && !recorded.duplicate() ? "now" : event.observedAt(),
                recorded.duplicate() ? event.recordedAt() : "now");
    }

    private static Object outcome(QuotaReservation reservation, Object status, boolean created, List<String> warnings) {
        return Arrays.asList(
                created ? "reserved" : "repeated",
                warnings,
                created && reservation.reservationId().value().length() > 20
                        ? "generated"
                        : reservation.reservationId(),
                reservation.series(),
                reservation.quantity(),
                Duration.between(reservation.createdAt(), reservation.expiresAt()),
                reservation.settlement(),
                status);
    }

    /// Calls of every kind. Some are repeated, some contradict others, some are refused.
    private final class RandomCalls {

        private final OrgId orgId;
        private final ProjectId projectId;
        private final Instant start;
        private final Random random;

        RandomCalls(OrgId orgId, ProjectId projectId, Instant start, Random random) {
            this.orgId = orgId;
            this.projectId = projectId;
            this.start = start;
            this.random = random;
        }

        Call next() {
            HardLimits hardLimits = random.nextInt(5) == 0 ? HardLimits.OVERRIDDEN : HardLimits.ENFORCED;
            Usage usage = landlord().usage();
            CloudEvents cloudEvents = landlord().cloudEvents();
            return switch (random.nextInt(8)) {
                case 0 -> {
                    List<RecordUsage> batch = Stream.generate(this::usage)
                            .limit(1 + random.nextInt(3))
                            .toList();
                    yield new Call(
                            () -> usage.dryRunBatch(caller(), orgId, batch, hardLimits),
                            () -> Stages.await(usage.recordBatchAsync(caller(), orgId, batch, hardLimits)));
                }
                case 1 -> {
                    CloudEvent event = cloudEvent();
                    yield new Call(
                            () -> cloudEvents.dryRun(caller(), orgId, event, hardLimits),
                            () -> Stages.await(cloudEvents.recordAsync(caller(), orgId, event, hardLimits)));
                }
                case 2 -> {
                    List<CloudEvent> batch = List.of(cloudEvent(), cloudEvent());
                    yield new Call(
                            () -> cloudEvents.dryRunBatch(caller(), orgId, batch, hardLimits),
                            () -> Stages.await(cloudEvents.recordBatchAsync(caller(), orgId, batch, hardLimits)));
                }
                case 3, 4 -> {
                    ReserveQuota command = reservation();
                    yield new Call(
                            () -> landlord().quotaReservations().dryRun(caller(), command),
                            () -> landlord().quotaReservations().reserve(caller(), command));
                }
                default -> {
                    RecordUsage command = usage();
                    yield new Call(
                            () -> usage.dryRun(caller(), orgId, command, hardLimits),
                            () -> Stages.await(usage.recordAsync(caller(), orgId, command, hardLimits)));
                }
            };
        }

        private RecordUsage usage() {
            return new RecordUsage(
                    random.nextBoolean() ? null : new EventId("evt_" + random.nextInt(15)),
                    project(),
                    null,
                    TOKENS,
                    quantity(),
                    null,
                    time(),
                    Metadata.empty());
        }

        private CloudEvent cloudEvent() {
            Map<String, Object> data = random.nextInt(8) == 0 ? Map.of() : Map.of("quantity", number("2"));
            return new CloudEvent("e" + random.nextInt(9), "svc", TOKENS, null, time(), Map.of(), data);
        }

        private ReserveQuota reservation() {
            ReservationId id = random.nextBoolean() ? null : new ReservationId("rsv_" + random.nextInt(5));
            return ReserveQuota.of(id, tokens(orgId, project()), quantity(), null);
        }

        private @Nullable ProjectId project() {
            return switch (random.nextInt(8)) {
                case 0 -> new ProjectId("project_none");
                case 1, 2, 3 -> projectId;
                default -> null;
            };
        }

        private Quantity quantity() {
            return Quantity.of(random.nextInt(20) == 0 ? 100 : random.nextInt(5));
        }

        private @Nullable Instant time() {
            return switch (random.nextInt(12)) {
                case 0 -> start.plus(Duration.ofHours(1));
                case 1 -> start.minus(Duration.ofHours(3));
                case 2 -> start.minus(Duration.ofHours(30));
                case 3 -> start.minus(Duration.ofDays(40));
                default -> null;
            };
        }
    }

    @Test
    void a_dry_run_of_a_batch_has_the_same_bounds() {
        OrgId orgId = newOrg().orgId();
        List<RecordUsage> tooMany = IntStream.range(0, Usage.MAX_BATCH_EVENTS + 1)
                .mapToObj(_ -> usage(null, TOKENS.value(), "1", null))
                .toList();

        for (List<RecordUsage> batch : List.of(List.<RecordUsage>of(), tooMany)) {
            assertInvalid(() -> landlord().usage().dryRunBatch(caller(), orgId, batch, HardLimits.ENFORCED), "");
        }
    }

    @Test
    void a_refused_dry_run_reports_the_limit_and_when_it_has_enough_left() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "100");
        use(limit.orgId(), null, "99");
        List<RecordUsage> batch = new ArrayList<>(List.of(usage(null, TOKENS.value(), "1", null)));
        batch.add(usage(null, TOKENS.value(), "4", null));

        QuotaExceeded refused = assertExceeded(
                () -> landlord().usage().dryRunBatch(caller(), limit.orgId(), batch, HardLimits.ENFORCED));

        assertThat(refused.shortfall().limit()).isEqualTo(limit);
        assertThat(refused.shortfall().remainingQuantity()).isEqualTo(Quantity.of(1));
        assertThat(refused.shortfall().resetAt()).isAfter(now().plus(Duration.ofHours(23)));
    }
}
