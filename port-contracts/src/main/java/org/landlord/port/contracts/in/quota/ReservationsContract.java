package org.landlord.port.contracts.in.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertConflict;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaReservation.Settlement;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.CommitReservation;
import org.landlord.port.in.quota.ReservationView;
import org.landlord.port.in.quota.ReserveQuota;

/// The contract of [org.landlord.port.in.quota.QuotaReservations]. [ReservedQuantitiesContract] tests the effect on
/// limits.
public abstract class ReservationsContract extends QuotaContract {

    private static final ReservationId ID = new ReservationId("res:1");
    private static final Duration TTL = Duration.ofMinutes(10);

    @Test
    void a_reservation_is_returned_as_it_is_found_and_listed() {
        OrgId orgId = newOrg().orgId();
        UsageSeries series =
                new UsageSeries(orgId, newProject(orgId).projectId(), new Label("gpu ünï"), new Label("ms"));
        Instant before = now();

        Upserted<QuotaReservation> reserved =
                reserve(ReserveQuota.of(ID, series, Quantity.parse("42000.000000001"), TTL));

        QuotaReservation reservation = reserved.value();
        assertThat(reserved.created()).isTrue();
        assertThat(reservation)
                .isEqualTo(new QuotaReservation(
                        ID,
                        series,
                        Quantity.parse("42000.000000001"),
                        reservation.createdAt(),
                        reservation.createdAt().plus(TTL),
                        null));
        assertThat(reservation.createdAt()).isBetween(before, now());
        assertThat(reservation.status(reservation.createdAt())).isEqualTo(ReservationStatus.HELD);
        assertThat(get(orgId, ID)).isEqualTo(reservation);
        assertThat(list(orgId)).containsExactly(reservation);
    }

    @Test
    void a_reservation_requires_only_a_metric_and_a_quantity() {
        OrgId orgId = newOrg().orgId();

        List<QuotaReservation> reserved = List.of(
                reserve(ReserveQuota.of(null, tokens(orgId, null), Quantity.ZERO, null))
                        .value(),
                reserve(ReserveQuota.of(null, tokens(orgId, null), Quantity.ZERO, null))
                        .value());

        for (QuotaReservation reservation : reserved) {
            assertThat(reservation.reservationId().value()).matches("[a-z]+_[0-9a-hjkmnp-tv-z]{26}");
            assertThat(Duration.between(reservation.createdAt(), reservation.expiresAt()))
                    .isEqualTo(Duration.ofMinutes(15));
        }
        assertThat(list(orgId)).containsExactlyElementsOf(reserved);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 86_400})
    void a_ttl_from_a_second_to_a_day_is_accepted(long seconds) {
        OrgId orgId = newOrg().orgId();

        QuotaReservation reservation = reserve(orgId, null, "1", Duration.ofSeconds(seconds));

        assertThat(Duration.between(reservation.createdAt(), reservation.expiresAt()))
                .hasSeconds(seconds);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 86_401})
    void a_shorter_or_longer_ttl_is_refused(long seconds) {
        OrgId orgId = newOrg().orgId();

        assertInvalid(() -> reserve(orgId, null, "1", Duration.ofSeconds(seconds)), "/ttl");

        assertThat(list(orgId)).isEmpty();
    }

    @Test
    void an_identical_request_returns_the_existing_reservation() {
        OrgId orgId = newOrg().orgId();
        ReserveQuota command = ReserveQuota.of(ID, tokens(orgId, null), Quantity.of(5), TTL);
        QuotaReservation first = reserve(command).value();

        assertThat(reserve(command)).isEqualTo(new Upserted<>(first, false));
        QuotaReservation committed = commit(orgId, ID, "3");
        assertThat(reserve(command)).isEqualTo(new Upserted<>(committed, false));
        assertThat(list(orgId)).containsExactly(committed);
    }

    @Test
    void a_request_for_a_released_reservation_is_a_conflict() {
        OrgId orgId = newOrg().orgId();
        ReserveQuota command = ReserveQuota.of(ID, tokens(orgId, null), Quantity.of(5), TTL);
        reserve(command);
        QuotaReservation released = release(orgId, ID);

        assertConflict(() -> reserve(command));

        assertThat(get(orgId, ID)).isEqualTo(released);
    }

    @Test
    void a_reservation_has_a_status_and_a_version_that_changes_with_it() {
        OrgId orgId = newOrg().orgId();
        ReserveQuota command = ReserveQuota.of(ID, tokens(orgId, null), Quantity.of(5), TTL);

        ReservationView held =
                landlord().quotaReservations().reserve(caller(), command).value();
        ReservationView got = landlord().quotaReservations().get(caller(), orgId, ID);
        List<ReservationView> listed = views(orgId);
        ReservationView committed = landlord()
                .quotaReservations()
                .commit(caller(), new CommitReservation(orgId, ID, Quantity.of(1), null, Metadata.empty()));

        assertThat(held.status()).isEqualTo(ReservationStatus.HELD);
        assertThat(got).isEqualTo(held);
        assertThat(listed).containsExactly(held);
        assertThat(committed.status()).isEqualTo(ReservationStatus.COMMITTED);
        assertThat(committed.version()).isNotEqualTo(held.version());
        assertThat(landlord().quotaReservations().get(caller(), orgId, ID)).isEqualTo(committed);
    }

    @Test
    void a_project_with_held_reservations_cannot_be_deleted() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        ReservationId id = reserve(orgId, projectId, "5");

        assertThat(assertConflict(() -> landlord().projects().delete(caller(), orgId, projectId, NONE)))
                .hasMessageContaining("has reservations that hold quota");
        assertThat(get(orgId, id).settlement()).isNull();

        release(orgId, id);
        landlord().projects().delete(caller(), orgId, projectId, NONE);
        assertThat(list(orgId)).isEmpty();
    }

    @Test
    void a_different_request_with_the_same_id_is_a_conflict() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        UsageSeries series = tokens(orgId, null);
        QuotaReservation first =
                reserve(ReserveQuota.of(ID, series, Quantity.of(5), null)).value();

        for (ReserveQuota contradiction : List.of(
                ReserveQuota.of(ID, series, Quantity.of(6), null),
                ReserveQuota.of(ID, series, Quantity.of(5), Duration.ofHours(1)),
                ReserveQuota.of(ID, tokens(orgId, projectId), Quantity.of(5), null),
                ReserveQuota.of(
                        ID, new UsageSeries(orgId, null, new Label("calls"), series.unit()), Quantity.of(5), null),
                ReserveQuota.of(
                        ID, new UsageSeries(orgId, null, series.metric(), new Label("ms")), Quantity.of(5), null))) {
            assertConflict(() -> reserve(contradiction));
        }
        assertThat(list(orgId)).containsExactly(first);
    }

    @Test
    void a_commit_records_the_used_quantity() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        QuotaReservation held = reserve(orgId, projectId, "5", TTL);
        CommitReservation command = new CommitReservation(
                orgId,
                held.reservationId(),
                Quantity.parse("3.25"),
                new RunId("run_1"),
                metadata("model", "large ünï"));

        QuotaReservation committed = commit(command);

        Settlement settlement = committed.settlement();
        assertThat(settlement).isNotNull();
        assertThat(committed).isEqualTo(held.settled(settlement));
        assertThat(committed.status(settlement.settledAt())).isEqualTo(ReservationStatus.COMMITTED);
        assertThat(settlement.committedQuantity()).isEqualTo(Quantity.parse("3.25"));
        assertThat(settlement.settledAt()).isBetween(held.createdAt(), now());
        assertThat(get(orgId, held.reservationId())).isEqualTo(committed);
        assertThat(list(orgId)).containsExactly(committed);
        UsageEvent event = usageEvents(orgId).getFirst();
        assertThat(usageEvents(orgId)).hasSize(1);
        assertThat(event)
                .isEqualTo(new UsageEvent(
                        orgId,
                        Objects.requireNonNull(settlement.eventId()),
                        projectId,
                        new RunId("run_1"),
                        TOKENS,
                        Quantity.parse("3.25"),
                        UsageEvent.DEFAULT_UNIT,
                        event.observedAt(),
                        event.recordedAt(),
                        command.metadata()));
        assertThat(event.observedAt()).isBetween(held.createdAt(), settlement.settledAt());
    }

    @Test
    void a_commit_repeated_with_the_same_quantity_changes_nothing() {
        OrgId orgId = newOrg().orgId();
        ReservationId id = reserve(orgId, null, "5");
        QuotaReservation committed = commit(orgId, id, "4");

        assertThat(commit(orgId, id, "4.0")).isEqualTo(committed);
        assertConflict(() -> commit(orgId, id, "5"));
        assertConflict(() -> commit(orgId, id, "0"));
        assertConflict(() -> release(orgId, id));

        assertThat(get(orgId, id)).isEqualTo(committed);
        assertThat(usageEvents(orgId)).extracting(UsageEvent::quantity).containsExactly(Quantity.of(4));
    }

    @Test
    void a_commit_repeated_with_the_same_or_fewer_fields_changes_nothing() {
        OrgId orgId = newOrg().orgId();
        ReservationId id = reserve(orgId, null, "5");
        Instant used = now();
        QuotaReservation committed = commit(commit(orgId, id, used, "run_1", Map.of("model", "large", "n", 1)));

        assertThat(commit(commit(orgId, id, used, "run_1", Map.of("n", new BigDecimal("1.0"), "model", "large"))))
                .isEqualTo(committed);
        assertThat(commit(commit(orgId, id, null, null, Map.of()))).isEqualTo(committed);
        assertThat(usageEvents(orgId)).hasSize(1);
    }

    @Test
    void a_commit_repeated_with_other_fields_is_a_conflict_that_reports_the_first_commit() {
        OrgId orgId = newOrg().orgId();
        ReservationId id = reserve(orgId, null, "5");
        Instant used = now();
        QuotaReservation committed = commit(commit(orgId, id, used, "run_1", Map.of("model", "large")));
        ReservationId other = reserve(orgId, null, "5");
        commit(orgId, other, "4");

        assertThat(assertConflict(() -> commit(commit(orgId, id, used.minusMillis(1), null, Map.of()))))
                .hasMessageContaining("was committed with observedAt " + Timestamps.format(used));
        assertThat(assertConflict(() -> commit(commit(orgId, id, used, "run_2", Map.of()))))
                .hasMessageContaining("was committed with the runId run_1");
        assertThat(assertConflict(() -> commit(commit(orgId, id, null, null, Map.of("model", "small")))))
                .hasMessageContaining("was committed with the metadata of the usage event "
                        + Objects.requireNonNull(committed.settlement()).eventId());
        assertThat(assertConflict(() -> commit(commit(orgId, other, null, "run_1", Map.of()))))
                .hasMessageContaining("was committed with no runId");
        assertThat(assertConflict(() -> commit(orgId, other, "3")))
                .hasMessageContaining("was committed with the quantity 4");
        assertThat(get(orgId, id)).isEqualTo(committed);
        assertThat(usageEvents(orgId)).hasSize(2);
    }

    private static CommitReservation commit(
            OrgId orgId, ReservationId id, @Nullable Instant at, @Nullable String runId, Map<String, ?> metadata) {
        return new CommitReservation(
                orgId, id, Quantity.of(4), at, runId == null ? null : new RunId(runId), Metadata.of(metadata));
    }

    @Test
    void a_repeated_release_changes_nothing() {
        OrgId orgId = newOrg().orgId();
        QuotaReservation held = reserve(orgId, null, "5", TTL);

        QuotaReservation released = release(orgId, held.reservationId());

        Settlement settlement = released.settlement();
        assertThat(settlement).isNotNull();
        assertThat(released).isEqualTo(held.settled(new Settlement(settlement.settledAt(), null, null)));
        assertThat(released.status(settlement.settledAt())).isEqualTo(ReservationStatus.RELEASED);
        assertThat(release(orgId, held.reservationId())).isEqualTo(released);
        assertConflict(() -> commit(orgId, held.reservationId(), "5"));
        assertThat(get(orgId, held.reservationId())).isEqualTo(released);
        assertThat(usageEvents(orgId)).isEmpty();
    }

    @Test
    void a_quantity_of_zero_can_be_committed() {
        OrgId orgId = newOrg().orgId();
        ReservationId id = reserve(orgId, null, "5");

        commit(orgId, id, "0");

        assertThat(usageEvents(orgId)).extracting(UsageEvent::quantity).containsExactly(Quantity.ZERO);
    }

    @Test
    void reservations_are_not_audited() {
        OrgId orgId = newOrg().orgId();

        assertNotAudited(orgId, () -> {
            commit(orgId, reserve(orgId, null, "1"), "1");
            release(orgId, reserve(orgId, null, "1"));
        });
    }

    @Test
    void a_missing_project_or_a_project_of_another_organization_is_refused() {
        OrgId orgId = newOrg().orgId();
        ProjectId foreign = newProject(newOrg().orgId()).projectId();

        for (ProjectId projectId : List.of(new ProjectId("project_none"), foreign)) {
            assertInvalid(() -> reserve(orgId, projectId, "1"), "/projectId");
        }
        assertThat(list(orgId)).isEmpty();
    }

    @Test
    void metadata_of_more_than_4_kib_is_refused() {
        OrgId orgId = newOrg().orgId();
        ReservationId id = reserve(orgId, null, "1");
        Metadata large = metadata("text", "x".repeat(4 * 1024));

        assertInvalid(() -> commit(new CommitReservation(orgId, id, Quantity.of(1), null, large)), "/metadata");

        assertThat(get(orgId, id).settlement()).isNull();
    }

    @Test
    void a_missing_reservation_or_a_reservation_of_another_organization_is_not_found() {
        OrgId orgId = newOrg().orgId();
        OrgId other = newOrg().orgId();
        ReservationId foreign = reserve(other, null, "1");

        for (ReservationId id : List.of(new ReservationId("none"), foreign)) {
            assertNotFound("quota_reservation", id, () -> get(orgId, id));
            assertNotFound("quota_reservation", id, () -> commit(orgId, id, "1"));
            assertNotFound("quota_reservation", id, () -> release(orgId, id));
        }
        assertThat(get(other, foreign).settlement()).isNull();
    }

    @Test
    void two_organizations_can_use_the_same_reservation_id() {
        OrgId one = newOrg().orgId();
        OrgId two = newOrg().orgId();
        for (OrgId orgId : List.of(one, two)) {
            assertThat(reserve(ReserveQuota.of(ID, tokens(orgId, null), Quantity.of(1), null))
                            .created())
                    .isTrue();
        }

        release(one, ID);

        assertThat(get(two, ID).settlement()).isNull();
    }

    @Test
    void reservations_of_a_missing_organization_are_not_found() {
        OrgId orgId = new OrgId(unique("org"));

        assertNotFound("org", orgId, () -> reserve(orgId, null, "1"));
        assertNotFound("org", orgId, () -> list(orgId));
        assertNotFound("org", orgId, () -> get(orgId, ID));
        assertNotFound("org", orgId, () -> commit(orgId, ID, "1"));
        assertNotFound("org", orgId, () -> release(orgId, ID));
    }

    @Test
    void a_refused_reservation_is_not_stored_and_its_id_is_available() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "1");
        ReserveQuota command = ReserveQuota.of(ID, tokens(limit.orgId(), null), Quantity.of(2), null);

        assertExceeded(() -> reserve(command));
        assertNotFound("quota_reservation", ID, () -> get(limit.orgId(), ID));

        set(limit, "2", Enforcement.HARD, null);
        assertThat(reserve(command).created()).isTrue();
    }

    @Test
    void reservations_are_listed_by_id() {
        OrgId orgId = newOrg().orgId();
        List<String> inOrder = List.of("-", "0", ":", "A", "_", "a", "a-b", "aB", "aa");
        for (String id : inOrder.reversed()) {
            reserve(ReserveQuota.of(new ReservationId(id), tokens(orgId, null), Quantity.of(1), null));
        }

        assertThat(list(orgId))
                .extracting(reservation -> reservation.reservationId().value())
                .isEqualTo(inOrder);
    }

    private QuotaReservation commit(CommitReservation command) {
        return landlord().quotaReservations().commit(caller(), command).reservation();
    }

    private QuotaReservation get(OrgId orgId, ReservationId id) {
        return landlord().quotaReservations().get(caller(), orgId, id).reservation();
    }

    private List<QuotaReservation> list(OrgId orgId) {
        return views(orgId).stream().map(ReservationView::reservation).toList();
    }

    private List<ReservationView> views(OrgId orgId) {
        return all(page -> landlord().quotaReservations().list(caller(), orgId, null, page));
    }
}
