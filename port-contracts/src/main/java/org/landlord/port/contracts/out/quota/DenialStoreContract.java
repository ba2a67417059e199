package org.landlord.port.contracts.out.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;
import static org.landlord.port.contracts.out.Tenant.PROJECT;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.Refusal;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.quota.DenialEntry;
import org.landlord.port.out.quota.DenialFilter;

/// The contract of [org.landlord.port.out.quota.DenialStore].
public abstract class DenialStoreContract extends StorageContract {

    private static final DenialFilter ALL = new DenialFilter(null, null, null, null, Window.always());

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = newTenant();
        Refusal first = new Refusal(
                new RequestId("A.:_-z0"),
                Instant.parse("1969-12-31T23:59:59.998Z"),
                Quantity.parse("0.000000001"),
                new Window(Instant.parse("1969-12-30T00:00:00.001Z"), Instant.parse("1969-12-31T23:59:59.998Z")),
                QuantitySum.parse("9199999999999999999999999998.000000001"),
                QuantitySum.parse("0.5"),
                QuantitySum.parse("9199999999999999999999999997.000000002"),
                null);
        Refusal second = new Refusal(
                null,
                Instant.parse("1969-12-31T23:59:59.999Z"),
                Quantity.parse("999999999999999998.999999999"),
                new Window(NOW, NOW.plusSeconds(1)),
                QuantitySum.ZERO,
                QuantitySum.ZERO,
                QuantitySum.ZERO,
                NOW.plusMillis(1));
        Denial one = new Denial(
                1,
                new Denial.Key(
                        tenant.limitKey(PROJECT, UNICODE, "µs " + UNICODE, Period.CALENDAR_MONTH),
                        PROJECT,
                        ActorKind.EXTERNAL,
                        new ActorId(UNICODE),
                        Instant.parse("1969-12-31T23:59:00.000Z")),
                first.refusedAt(),
                Long.MAX_VALUE,
                List.of(second, first));
        Denial other = new Denial(
                2, new Denial.Key(orgWide(tenant), null, null, null, NOW), NOW.minusMillis(1), 1, List.of(first));

        put(one);
        put(other);

        assertThat(listed(tenant, ALL, 1)).containsExactly(other, one);
        for (Denial denial : List.of(one, other)) {
            assertThat(find(stores -> stores.denials().find(denial.key()))).contains(denial);
        }
    }

    @Test
    void aDenialIsReplacedByOneWithMoreRefusals_andThoseThatItLeavesOutAreGone() {
        Tenant tenant = newTenant();
        Denial denial = tenant.denial(1, orgWide(tenant), "req_0");
        put(denial);
        for (int i = 1; i <= 30; i++) {
            denial = denial.plus(tenant.denial(1, orgWide(tenant), "req_" + i));
            put(denial);
            assertThat(listed(tenant, ALL, 5)).containsExactly(denial);
        }

        assertThat(denial.count()).isEqualTo(31);
        for (String kept : List.of("req_30", "req_11")) {
            assertThat(byRequest(tenant, kept)).isEqualTo(denial);
        }
        for (String gone : List.of("req_10", "req_0")) {
            assertThat(byRequest(tenant, gone)).isNull();
        }
    }

    @Test
    void aDenialIsFoundByItsWholeKey() {
        Tenant tenant = newTenant();
        Tenant other = newTenant();
        Denial.Key key = key(tenant, PROJECT, "actor", NOW);
        put(denial(1, key));

        LimitKey limit = key.limit();
        for (Denial.Key missing : List.of(
                key(other, PROJECT, "actor", NOW),
                key(tenant, null, "actor", NOW),
                key(tenant, PROJECT, "Actor", NOW),
                key(tenant, PROJECT, "actor", NOW.plusSeconds(60)),
                key.withoutCaller(),
                new Denial.Key(limit, PROJECT, ActorKind.USER, new ActorId("actor"), NOW),
                new Denial.Key(
                        tenant.limitKey(PROJECT, "tokens", "count", Period.DAILY),
                        PROJECT,
                        ActorKind.KEY,
                        new ActorId("actor"),
                        NOW))) {
            assertThat(find(stores -> stores.denials().find(missing))).isEmpty();
        }
        assertThat(find(stores -> stores.denials().find(key))).contains(denial(1, key));
    }

    @Test
    void ofARequestThatWasRefusedInSeveralDenials_theNewestIsFound() {
        Tenant tenant = newTenant();
        Tenant other = newTenant();
        for (int sequence = 1; sequence <= 11; sequence++) {
            LimitKey limit = tenant.limitKey(null, "metric " + sequence, "count", Period.DAILY);
            put(tenant.denial(sequence, limit, sequence == 11 ? "another" : "same"));
        }

        Denial found = byRequest(tenant, "same");

        assertThat(found).isNotNull();
        assertThat(found.sequence()).isEqualTo(10);
        assertThat(byRequest(tenant, "SAME")).isNull();
        assertThat(byRequest(other, "same")).isNull();
    }

    @Test
    void denialsAreListedFromTheNewestOn_fromAnyPosition() {
        Tenant tenant = newTenant();
        LongStream.rangeClosed(1, 12).forEach(sequence -> put(numbered(tenant, sequence)));

        for (int limit = 1; limit <= 13; limit++) {
            assertThat(listed(tenant, ALL, limit))
                    .extracting(Denial::sequence)
                    .containsExactly(12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
        }
        assertThat(list(stores -> stores.denials().list(tenant.orgId(), ALL, 3L, 9)))
                .extracting(Denial::sequence)
                .containsExactly(2L, 1L);
        assertThat(list(stores -> stores.denials().list(tenant.orgId(), ALL, 1L, 9)))
                .isEmpty();
    }

    @Test
    void aListCanBeFiltered() {
        Tenant tenant = newTenant();
        put(denial(1, key(tenant, PROJECT, "a", NOW)));
        put(denial(2, key(tenant, null, "a", NOW.plusSeconds(60))));
        put(denial(3, key(tenant, null, "b", NOW.plusSeconds(120))));
        put(tenant.denial(4, tenant.limitKey(PROJECT, "calls", "ms", Period.DAILY), "req"));

        assertThat(sequences(tenant, new DenialFilter(PROJECT, null, null, null, Window.always())))
                .containsExactly(1L);
        assertThat(sequences(tenant, new DenialFilter(null, new Label("calls"), null, null, Window.always())))
                .containsExactly(4L);
        assertThat(sequences(tenant, new DenialFilter(null, null, new Label("ms"), null, Window.always())))
                .containsExactly(4L);
        assertThat(sequences(tenant, new DenialFilter(null, null, null, new ActorId("a"), Window.always())))
                .containsExactly(2L, 1L);
        assertThat(sequences(tenant, new DenialFilter(PROJECT, null, null, new ActorId("b"), Window.always())))
                .isEmpty();
        assertThat(sequences(
                        tenant,
                        new DenialFilter(
                                null,
                                null,
                                null,
                                null,
                                new Window(
                                        NOW.plusSeconds(60),
                                        NOW.plusSeconds(120).minusMillis(1)))))
                .containsExactly(2L);
    }

    @Test
    void aWindowContainsADenialIfItOverlapsWithTheTimeFromTheFirstToTheLastRefusal() {
        Tenant tenant = newTenant();
        Denial denial = tenant.denial(1, orgWide(tenant), "req");
        put(new Denial(1, denial.key(), denial.lastAt().minusSeconds(10), 2, denial.refusals()));

        for (Window around : List.of(
                Window.of(NOW, null),
                Window.of(null, NOW.minusSeconds(10)),
                new Window(NOW.minusSeconds(5), NOW.minusSeconds(4)))) {
            assertThat(sequences(tenant, new DenialFilter(null, null, null, null, around)))
                    .containsExactly(1L);
        }
        for (Window beside : List.of(Window.of(NOW.plusMillis(1), null), Window.of(null, NOW.minusMillis(10_001)))) {
            assertThat(sequences(tenant, new DenialFilter(null, null, null, null, beside)))
                    .isEmpty();
        }
    }

    @Test
    void denialsOfAllOrganizationsAreListedByTheirLastRefusal_theLatestFirst() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        Instant start = Instant.parse("2031-05-01T00:00:00.000Z").plusMillis(System.nanoTime() % 1_000_000_000);
        Instant end = start.plusSeconds(60 * 12);
        for (int i = 1; i <= 12; i++) {
            // At most two have the same time.
            Tenant tenant = i % 3 == 0 ? one : other;
            LimitKey limit = tenant.limitKey(null, "metric " + i, "count", Period.DAILY);
            put(tenant.denial(i, limit, "req_" + i, start.plusSeconds(60 * (i / 2))));
        }
        put(one.denial(13, orgWide(one), "req_13", end.plusMillis(1)));
        put(one.denial(14, orgWide(one), "req_14", start.minusMillis(1)));

        List<DenialEntry> all = listedOfAll(start, end, 100);

        assertThat(all)
                .hasSize(12)
                .isSortedAccordingTo(Comparator.comparing(DenialEntry::position).reversed())
                .extracting(DenialEntry::sequence)
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        for (DenialEntry entry : all) {
            assertThat(find(stores -> stores.denials().find(entry.key())).map(DenialEntry::of))
                    .contains(entry);
        }
        for (int limit = 1; limit <= 13; limit++) {
            assertThat(listedOfAll(start, end, limit)).isEqualTo(all);
        }
        assertThat(listedOfAll(start, start, 5))
                .extracting(DenialEntry::sequence)
                .containsExactly(1L);
        assertThat(listedOfAll(end.minusSeconds(60), end, 5)).isEmpty();
    }

    private List<DenialEntry> listedOfAll(Instant since, Instant until, int limit) {
        return pages(
                limit,
                (stores, last) ->
                        stores.denials().listOfAll(since, until, last == null ? null : last.position(), limit));
    }

    @Test
    void theLastSequenceIsThatOfTheOrganizationsLastDenial() {
        Tenant tenant = newTenant();
        Tenant other = newTenant();
        assertThat(lastSequence(tenant)).isZero();

        for (long sequence = 1; sequence <= 11; sequence++) {
            put(numbered(tenant, sequence));
            assertThat(lastSequence(tenant)).isEqualTo(sequence);
        }
        assertThat(lastSequence(other)).isZero();
    }

    @Test
    void theLastRefusalOfALimitIsTheLastOfItsDenials() {
        Tenant tenant = newTenant();
        Tenant other = newTenant();
        LimitKey limit = orgWide(tenant);
        assertThat(lastRefusal(limit)).isNull();

        put(tenant.denial(1, limit, "first", NOW.plusSeconds(120)));
        put(tenant.denial(2, limit, "before", NOW.plusSeconds(30)));
        Denial.Key ofAnotherCaller = key(tenant, PROJECT, "b", NOW.plusSeconds(120));
        put(new Denial(
                3,
                ofAnotherCaller,
                NOW.plusSeconds(121),
                1,
                tenant.denial(3, limit, "last", NOW.plusSeconds(121)).refusals()));
        put(numbered(other, 9));
        put(tenant.denial(4, tenant.limitKey(PROJECT, "tokens", "count", Period.DAILY), "req", NOW.plusSeconds(600)));

        assertThat(lastRefusal(limit)).isEqualTo(NOW.plusSeconds(121));
    }

    @Test
    void denialsAreRemovedByTheTimeOfTheirLastRefusal_aFewAtATime() {
        Tenant tenant = newTenant();
        Instant longAgo = Instant.parse("1970-01-02T00:00:00.000Z");
        List<Denial> denials = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> tenant.denial(i, orgWide(tenant), "req_" + i, longAgo.plusSeconds(60L * i)))
                .toList();
        // Those of other tests.
        removed(longAgo, 1_000);
        denials.forEach(this::put);
        Instant third = denials.get(2).lastAt();

        assertThat(hasEndedBefore(longAgo.plusSeconds(60))).isFalse();
        assertThat(hasEndedBefore(third)).isTrue();
        assertThat(removed(third, 1)).isEqualTo(1);
        assertThat(removed(third, 10)).isEqualTo(1);
        assertThat(removed(third, 10)).isZero();

        assertThat(sequences(tenant, ALL)).containsExactly(5L, 4L, 3L);
        assertThat(byRequest(tenant, "req_1")).isNull();
    }

    @Test
    void theOldestDenialsOfAnOrganizationAreRemovedUpToASequence() {
        Tenant tenant = newTenant();
        Tenant other = newTenant();
        LongStream.rangeClosed(1, 12).forEach(sequence -> put(numbered(tenant, sequence)));
        put(numbered(other, 1));

        assertThat(removedUpTo(tenant, 5, 2)).isEqualTo(2);
        assertThat(sequences(tenant, ALL)).endsWith(4L, 3L);
        assertThat(removedUpTo(tenant, 5, 100)).isEqualTo(3);
        assertThat(removedUpTo(tenant, -9_000, 100)).isZero();
        assertThat(sequences(tenant, ALL)).containsExactly(12L, 11L, 10L, 9L, 8L, 7L, 6L);
        assertThat(sequences(other, ALL)).containsExactly(1L);
    }

    @Test
    void aDenialRequiresItsOrganization() {
        Tenant missing = new Tenant(Fixtures.organization());

        assertThatThrownBy(() -> put(numbered(missing, 1))).isInstanceOf(Conflict.class);
    }

    private static LimitKey orgWide(Tenant tenant) {
        return tenant.limitKey(null, "tokens", "count", Period.DAILY);
    }

    /// In a minute of its own.
    private static Denial numbered(Tenant tenant, long sequence) {
        return tenant.denial(sequence, orgWide(tenant), "req_" + sequence, NOW.plusSeconds(60 * sequence));
    }

    private static Denial.Key key(Tenant tenant, @Nullable ProjectId projectId, String actorId, Instant minute) {
        return new Denial.Key(orgWide(tenant), projectId, ActorKind.KEY, new ActorId(actorId), minute);
    }

    private static Denial denial(long sequence, Denial.Key key) {
        Refusal refusal = new Refusal(
                new RequestId("req_" + sequence),
                key.minute(),
                Quantity.of(1),
                new Window(NOW, NOW),
                QuantitySum.ZERO,
                QuantitySum.ZERO,
                QuantitySum.of(2),
                null);
        return Denial.of(key, refusal).at(sequence);
    }

    private void put(Denial denial) {
        write(stores -> stores.denials().put(denial));
    }

    private @Nullable Denial byRequest(Tenant tenant, String requestId) {
        return find(stores -> stores.denials().findByRequest(tenant.orgId(), new RequestId(requestId)))
                .orElse(null);
    }

    private @Nullable Instant lastRefusal(LimitKey limit) {
        return find(stores -> stores.denials().lastRefusal(limit)).orElse(null);
    }

    private long lastSequence(Tenant tenant) {
        return read(stores -> stores.denials().lastSequence(tenant.orgId()));
    }

    private boolean hasEndedBefore(Instant instant) {
        return read(stores -> stores.denials().hasEndedBefore(instant));
    }

    private int removed(Instant before, int limit) {
        return unitOfWork().write(stores -> stores.denials().removeEndedBefore(before, limit));
    }

    private int removedUpTo(Tenant tenant, long sequence, int limit) {
        return unitOfWork().write(stores -> stores.denials().removeUpTo(tenant.orgId(), sequence, limit));
    }

    private List<Long> sequences(Tenant tenant, DenialFilter filter) {
        return listed(tenant, filter, 2).stream().map(Denial::sequence).toList();
    }

    private List<Denial> listed(Tenant tenant, DenialFilter filter, int limit) {
        return pages(
                limit,
                (stores, last) ->
                        stores.denials().list(tenant.orgId(), filter, last == null ? null : last.sequence(), limit));
    }
}
