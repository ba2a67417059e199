package org.landlord.port.contracts.out.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;
import static org.landlord.port.contracts.out.Tenant.PROJECT;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.ThresholdCrossing;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.quota.TimePosition;

/// The contract of [org.landlord.port.out.quota.QuotaEventLog].
public abstract class QuotaEventLogContract extends StorageContract {

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = newTenantWithProject();
        QuotaEvent up = new QuotaEvent(
                1,
                tenant.limitKey(PROJECT, UNICODE, "µs " + UNICODE, Period.CALENDAR_MONTH),
                1000,
                ThresholdCrossing.UP,
                QuantitySum.parse("9199999999999999999999999998.000000001"),
                Quantity.parse("0.000000001"),
                Instant.parse("1969-12-31T23:59:59.999Z"));
        QuotaEvent down =
                new QuotaEvent(2, orgWide(tenant), 1, ThresholdCrossing.DOWN, QuantitySum.ZERO, Quantity.ZERO, NOW);

        write(stores -> List.of(up, down).forEach(stores.quotaEvents()::append));

        assertThat(listed(tenant, null, null, 1)).containsExactly(up, down);
    }

    @Test
    void theLastSequenceIsThatOfTheOrganizationsLastEvent() {
        Tenant tenant = newTenant();
        Tenant other = newTenant();
        assertThat(lastSequence(tenant)).isZero();

        for (long sequence = 1; sequence <= 12; sequence++) {
            append(tenant, sequence, orgWide(tenant));
            assertThat(lastSequence(tenant)).isEqualTo(sequence);
        }
        assertThat(lastSequence(other)).isZero();
    }

    @Test
    void eventsAreListedBySequenceFromAnyPosition() {
        Tenant tenant = newTenant();
        LongStream.rangeClosed(1, 12).forEach(sequence -> append(tenant, sequence, orgWide(tenant)));

        for (int limit = 1; limit <= 13; limit++) {
            assertThat(listed(tenant, null, null, limit))
                    .extracting(QuotaEvent::sequence)
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        }
        assertThat(list(stores -> stores.quotaEvents().list(tenant.orgId(), null, null, 10, 9)))
                .extracting(QuotaEvent::sequence)
                .containsExactly(11L, 12L);
        assertThat(list(stores -> stores.quotaEvents().list(tenant.orgId(), null, null, 12, 9)))
                .isEmpty();
        assertThat(list(stores -> stores.quotaEvents().list(tenant.orgId(), null, null, Long.MAX_VALUE, 9)))
                .isEmpty();
    }

    @Test
    void eventsAreListedNewestFirst() {
        Tenant tenant = newTenantWithProject();
        LongStream.rangeClosed(1, 11).forEach(sequence -> append(tenant, sequence, orgWide(tenant)));
        append(tenant, 12, tenant.limitKey(PROJECT, "calls", "count", Period.DAILY));
        Tenant other = newTenant();
        append(other, 13, orgWide(other));

        for (int limit = 1; limit <= 13; limit++) {
            assertThat(newestFirst(tenant, null, null, limit))
                    .containsExactly(12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
        }
        assertThat(newestFirst(tenant, PROJECT, null, 5)).containsExactly(12L);
        assertThat(newestFirst(tenant, null, new Label("calls"), 5)).containsExactly(12L);
        assertThat(list(stores -> stores.quotaEvents().listNewestFirst(tenant.orgId(), null, null, 3, 9)))
                .extracting(QuotaEvent::sequence)
                .containsExactly(2L, 1L);
        assertThat(list(stores -> stores.quotaEvents().listNewestFirst(tenant.orgId(), null, null, 1, 9)))
                .isEmpty();
    }

    @Test
    void eventsOfAllOrganizationsAreListedNewestFirst() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        Instant start = Instant.parse("2031-05-01T00:00:00.000Z").plusMillis(System.nanoTime() % 1_000_000_000);
        for (int i = 1; i <= 12; i++) {
            // At most two of an organization have the same time.
            append(i % 3 == 0 ? one : other, i, start.plusMillis(i / 4));
        }
        append(one, 13, start.plusMillis(4));
        append(one, 14, start.minusMillis(1));
        Window window = new Window(start, start.plusMillis(3));

        List<QuotaEvent> all = listedOfAll(window, 100);

        assertThat(all)
                .hasSize(12)
                .isSortedAccordingTo(Comparator.comparing(TimePosition::of).reversed())
                .extracting(QuotaEvent::sequence)
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        for (int limit = 1; limit <= 13; limit++) {
            assertThat(listedOfAll(window, limit)).isEqualTo(all);
        }
        assertThat(listedOfAll(new Window(window.until(), window.until()), 5))
                .extracting(QuotaEvent::sequence)
                .containsExactly(12L);
    }

    private void append(Tenant tenant, long sequence, Instant occurredAt) {
        QuotaEvent event = tenant.quotaEvent(sequence, orgWide(tenant));
        write(stores -> stores.quotaEvents()
                .append(new QuotaEvent(
                        sequence,
                        event.limit(),
                        event.threshold(),
                        event.crossing(),
                        event.usedQuantity(),
                        event.limitQuantity(),
                        occurredAt)));
    }

    private List<QuotaEvent> listedOfAll(Window window, int limit) {
        return pages(
                limit,
                (stores, last) ->
                        stores.quotaEvents().listOfAll(window, last == null ? null : TimePosition.of(last), limit));
    }

    @Test
    void aListCanBeFilteredByProjectAndMetric() {
        Tenant tenant = newTenantWithProject();
        append(tenant, 1, tenant.limitKey(PROJECT, "tokens", "count", Period.DAILY));
        append(tenant, 2, tenant.limitKey(null, "tokens", "count", Period.DAILY));
        append(tenant, 3, tenant.limitKey(PROJECT, "calls", "count", Period.DAILY));
        append(tenant, 4, tenant.limitKey(PROJECT, "tokens", "ms", Period.WEEKLY));

        assertThat(sequences(tenant, null, null)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(sequences(tenant, PROJECT, null)).containsExactly(1L, 3L, 4L);
        assertThat(sequences(tenant, null, new Label("tokens"))).containsExactly(1L, 2L, 4L);
        assertThat(sequences(tenant, PROJECT, new Label("tokens"))).containsExactly(1L, 4L);
        assertThat(sequences(tenant, new ProjectId("missing"), null)).isEmpty();
        assertThat(sequences(tenant, null, new Label("Tokens"))).isEmpty();
    }

    @Test
    void organizationsAreIsolated() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        append(one, 1, orgWide(one));
        append(other, 1, orgWide(other));
        append(other, 2, orgWide(other));

        assertThat(listed(one, null, null, 5)).containsExactly(one.quotaEvent(1, orgWide(one)));
        assertThat(listed(other, null, null, 5)).hasSize(2);
    }

    @Test
    void anEventRequiresItsOrganization() {
        Tenant missing = new Tenant(Fixtures.organization());

        assertThatThrownBy(() -> append(missing, 1, orgWide(missing))).isInstanceOf(Conflict.class);
    }

    private static LimitKey orgWide(Tenant tenant) {
        return tenant.limitKey(null, "tokens", "count", Period.DAILY);
    }

    private void append(Tenant tenant, long sequence, LimitKey limit) {
        write(stores -> stores.quotaEvents().append(tenant.quotaEvent(sequence, limit)));
    }

    private long lastSequence(Tenant tenant) {
        return read(stores -> stores.quotaEvents().lastSequence(tenant.orgId()));
    }

    private List<Long> sequences(Tenant tenant, @Nullable ProjectId projectId, @Nullable Label metric) {
        return listed(tenant, projectId, metric, 1).stream()
                .map(QuotaEvent::sequence)
                .toList();
    }

    private List<QuotaEvent> listed(Tenant tenant, @Nullable ProjectId projectId, @Nullable Label metric, int limit) {
        return pages(
                limit,
                (stores, after) -> stores.quotaEvents()
                        .list(tenant.orgId(), projectId, metric, after == null ? 0 : after.sequence(), limit));
    }

    private List<Long> newestFirst(Tenant tenant, @Nullable ProjectId projectId, @Nullable Label metric, int limit) {
        List<QuotaEvent> events = pages(
                limit,
                (stores, before) -> stores.quotaEvents()
                        .listNewestFirst(
                                tenant.orgId(),
                                projectId,
                                metric,
                                before == null ? Long.MAX_VALUE : before.sequence(),
                                limit));
        return events.stream().map(QuotaEvent::sequence).toList();
    }

    private Tenant newTenantWithProject() {
        Tenant tenant = newTenant();
        write(stores -> stores.projects().insert(tenant.project(PROJECT.value(), "project")));
        return tenant;
    }
}
