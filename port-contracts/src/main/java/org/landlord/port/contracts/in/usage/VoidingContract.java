package org.landlord.port.contracts.in.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.landlord.port.contracts.in.Refusals.assertConflict;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.VoidReason;
import org.landlord.domain.usage.Voiding;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.contracts.in.Tells;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.port.in.usage.SummarizeUsage;
import org.landlord.port.in.usage.SumsReport;
import org.landlord.port.in.usage.VoidUsage;

/// The contract of [org.landlord.port.in.usage.Usage] for voided events: the ledger keeps them, and earlier
/// states of the ledger can be queried.
public abstract class VoidingContract extends InboundContract {

    private static final VoidReason REASON = new VoidReason("counted twice, ünï");

    @Test
    void a_voided_event_stays_in_the_ledger_with_the_reason() {
        OrgId orgId = newOrg().orgId();
        UsageEvent event = record(orgId, null, "5");
        UsageEvent other = record(orgId, null, "2");

        UsageEvent voided = voidEvent(orgId, event.eventId(), REASON);

        Voiding voiding = voided.voiding();
        assertThat(voiding).isNotNull();
        assertThat(voiding.reason()).isEqualTo(REASON);
        assertThat(voiding.voidedAt()).isBetween(event.recordedAt(), now());
        assertThat(voided).isEqualTo(event.voided(voiding));
        assertThat(list(orgId)).containsExactlyInAnyOrder(voided, other);
    }

    @Test
    void one_event_is_returned_by_its_id_and_its_version_changes_with_the_reversal() {
        OrgId orgId = newOrg().orgId();
        UsageEvent event = record(orgId, newProject(orgId).projectId(), "5");
        UsageEvent before = get(orgId, event.eventId());
        assertThat(before).isEqualTo(event);

        UsageEvent voided = voidEvent(orgId, event.eventId(), REASON);

        UsageEvent after = get(orgId, event.eventId());
        assertThat(after).isEqualTo(voided);
        assertThat(after.version()).isNotEqualTo(before.version()).isEqualTo(voided.version());
    }

    private UsageEvent get(OrgId orgId, EventId eventId) {
        return landlord().usage().get(caller(), orgId, eventId);
    }

    @Test
    void a_voided_event_counts_in_no_sum() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        LimitKey limit = LimitKey.of(orgId, null, new Label("tokens"), null, Period.DAILY);
        landlord().usageLimits().set(caller(), new SetUsageLimit(limit, Quantity.of(10), null, null, null, NONE));
        UsageEvent event = record(orgId, projectId, "5");
        record(orgId, null, "2.5");

        voidEvent(orgId, event.eventId(), REASON);

        assertThat(landlord()
                        .usageLimits()
                        .check(caller(), new CheckUsageLimit(limit, null, null))
                        .usedQuantity())
                .isEqualTo(QuantitySum.parse("2.5"));
        for (SummarizeUsage query : List.of(
                new SummarizeUsage(orgId, null, null, Window.always(), false, null, null),
                new SummarizeUsage(orgId, null, null, Window.always(), true, null, null),
                new SummarizeUsage(orgId, null, null, Window.always(), false, Bucket.HOUR, null),
                new SummarizeUsage(orgId, null, null, Window.always(), true, Bucket.DAY, null))) {
            assertThat(summarize(query))
                    .as("%s", query)
                    .extracting(UsageTotal::projectId, UsageTotal::quantity)
                    .containsExactly(tuple(null, QuantitySum.parse("2.5")));
        }
        assertThat(summarize(new SummarizeUsage(orgId, projectId, null, Window.always(), false, null, null)))
                .isEmpty();
    }

    @Test
    void voiding_is_audited_once() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        EventId eventId = record(orgId, projectId, "5.5").eventId();

        assertAudited(
                orgId,
                () -> {
                    voidEvent(orgId, eventId, REASON);
                    voidEvent(orgId, eventId, REASON);
                },
                new Audited(
                        AuditAction.USAGE_EVENT_VOID,
                        eventId,
                        projectId,
                        Tells.of(
                                        "metric",
                                        "tokens",
                                        "unit",
                                        "count",
                                        "quantity",
                                        number("5.5"),
                                        "reason",
                                        REASON.value())
                                .changed("voidedAt", null, Tells.SOMETHING)
                                .changed("voidReason", null, REASON.value())));
    }

    @Test
    void voiding_again_with_the_same_reason_changes_nothing_and_with_another_is_a_conflict() {
        OrgId orgId = newOrg().orgId();
        EventId eventId = record(orgId, null, "5").eventId();
        UsageEvent voided = voidEvent(orgId, eventId, REASON);

        assertThat(voidEvent(orgId, eventId, REASON)).isEqualTo(voided);
        assertConflict(() -> voidEvent(orgId, eventId, new VoidReason("another")));

        assertThat(list(orgId)).containsExactly(voided);
    }

    @Test
    void a_voided_event_recorded_again_is_a_duplicate_and_stays_voided() {
        OrgId orgId = newOrg().orgId();
        RecordUsage usage = usage(null, "tokens", "5", null);
        EventId eventId =
                landlord().usage().record(caller(), orgId, usage).event().eventId();
        UsageEvent voided = voidEvent(orgId, eventId, REASON);

        assertThat(landlord().usage().record(caller(), orgId, usage)).isEqualTo(new RecordedUsage(voided, true));
        assertThat(landlord().usage().recordBatch(caller(), orgId, List.of(usage)))
                .isEqualTo(new BatchOutcome(0, 1));

        assertThat(list(orgId)).containsExactly(voided);
        assertThat(summarize(everything(orgId, null))).isEmpty();
        RecordUsage contradiction =
                new RecordUsage(eventId, null, null, new Label("tokens"), Quantity.of(6), null, null, Metadata.empty());
        assertConflict(() -> landlord().usage().record(caller(), orgId, contradiction));
    }

    @Test
    void a_missing_event_or_an_event_of_another_organization_is_not_found() {
        OrgId orgId = newOrg().orgId();
        OrgId other = newOrg().orgId();
        UsageEvent foreign = record(other, null, "5");

        for (EventId eventId : List.of(new EventId("evt_none"), foreign.eventId())) {
            assertNotAudited(
                    orgId, () -> assertNotFound("usage_event", eventId, () -> voidEvent(orgId, eventId, REASON)));
            assertNotFound("usage_event", eventId, () -> get(orgId, eventId));
        }
        assertThat(list(other)).containsExactly(foreign);
    }

    @Test
    void events_of_a_missing_organization_cannot_be_voided() {
        OrgId orgId = new OrgId(unique("org"));

        assertNotFound("org", orgId, () -> voidEvent(orgId, new EventId("evt"), REASON));
        assertNotFound("org", orgId, () -> get(orgId, new EventId("evt")));
        assertNotFound("org", orgId, () -> landlord().usage().verifySums(caller(), orgId, false));
    }

    /// At every instant at which the ledger changed, and just before it, the sum is that of the events that
    /// counted.
    @Test
    void a_summary_as_of_an_instant_has_the_events_recorded_and_not_voided_by_then() {
        OrgId orgId = newOrg().orgId();
        UsageEvent first = record(orgId, null, "1");
        record(orgId, null, "20");
        voidEvent(orgId, first.eventId(), REASON);
        record(orgId, null, "300");
        EventId last = record(orgId, null, "4000").eventId();
        voidEvent(orgId, last, REASON);
        List<UsageEvent> ledger = list(orgId);

        for (Instant asOf : moments(ledger)) {
            BigDecimal expected = ledger.stream()
                    .filter(event -> event.counts(asOf))
                    .map(event -> event.quantity().toBigDecimal())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(summarize(everything(orgId, asOf)).stream()
                            .map(total -> total.quantity().toBigDecimal())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("as of %s, when the ledger was %s", asOf, ledger)
                    .isEqualByComparingTo(expected);
        }
        assertThat(summarize(everything(orgId, null)))
                .extracting(UsageTotal::quantity)
                .containsExactly(QuantitySum.of(320));
    }

    private static Iterable<Instant> moments(List<UsageEvent> ledger) {
        TreeSet<Instant> moments = new TreeSet<>();
        for (UsageEvent event : ledger) {
            List<Instant> changes = new ArrayList<>(List.of(event.recordedAt()));
            if (event.voiding() != null) {
                changes.add(event.voiding().voidedAt());
            }
            changes.forEach(change -> {
                moments.add(change.minusMillis(1));
                moments.add(change);
            });
        }
        return moments;
    }

    @Test
    void the_stored_sums_match_the_events() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        record(orgId, projectId, "5");
        voidEvent(orgId, record(orgId, null, "7").eventId(), REASON);
        use(orgId, null, "calls", "1", null);

        for (boolean rebuild : new boolean[] {false, true}) {
            assertThat(landlord().usage().verifySums(caller(), orgId, rebuild)).isEqualTo(new SumsReport(3, 0, false));
        }
    }

    private UsageEvent record(OrgId orgId, @Nullable ProjectId projectId, String quantity) {
        return landlord()
                .usage()
                .record(caller(), orgId, usage(projectId, "tokens", quantity, null))
                .event();
    }

    private UsageEvent voidEvent(OrgId orgId, EventId eventId, VoidReason reason) {
        return landlord().usage().voidEvent(caller(), new VoidUsage(orgId, eventId, reason));
    }

    private static SummarizeUsage everything(OrgId orgId, @Nullable Instant asOf) {
        return new SummarizeUsage(orgId, null, null, Window.always(), false, null, asOf);
    }

    private List<UsageTotal> summarize(SummarizeUsage query) {
        return all(page -> landlord().usage().summarize(caller(), query, page));
    }

    private List<UsageEvent> list(OrgId orgId) {
        UsageQuery all = new UsageQuery(orgId, null, null, null, null, Window.always());
        return all(page -> landlord().usage().list(caller(), all, page));
    }
}
