package org.landlord.persistence.jpa.quota;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaReservation.Settlement;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.persistence.jpa.sql.Nullables;

/// A [QuotaReservation]. Its `scope` is the project, or empty for none.
@Entity
@Table(name = "quota_reservation")
class QuotaReservationRow {

    @EmbeddedId
    private QuotaReservationKey id;

    @Column(name = "scope")
    private String scope;

    @Column(name = "metric")
    private String metric;

    @Column(name = "unit")
    private String unit;

    @Column(name = "units")
    private long units;

    @Column(name = "nanos")
    private int nanos;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "expires_at")
    private long expiresAt;

    @Column(name = "settled_at")
    private @Nullable Long settledAt;

    @Column(name = "event_id")
    private @Nullable String eventId;

    @Column(name = "committed_units")
    private @Nullable Long committedUnits;

    @Column(name = "committed_nanos")
    private @Nullable Integer committedNanos;

    /// For Hibernate.
    protected QuotaReservationRow() {}

    static QuotaReservationKey key(OrgId orgId, ReservationId reservationId) {
        return new QuotaReservationKey(orgId.value(), reservationId.value());
    }

    static QuotaReservationRow toRow(QuotaReservation reservation) {
        QuotaReservationRow row = new QuotaReservationRow();
        UsageSeries series = reservation.series();
        row.id = key(series.orgId(), reservation.reservationId());
        row.scope = Nullables.orEmpty(series.projectId());
        row.metric = series.metric().value();
        row.unit = series.unit().value();
        row.units = reservation.quantity().units();
        row.nanos = reservation.quantity().nanos();
        row.createdAt = reservation.createdAt().toEpochMilli();
        row.expiresAt = reservation.expiresAt().toEpochMilli();
        Settlement settlement = reservation.settlement();
        if (settlement != null) {
            row.settledAt = settlement.settledAt().toEpochMilli();
            row.eventId = Nullables.text(settlement.eventId());
            row.committedUnits = Nullables.map(settlement.committedQuantity(), Quantity::units);
            row.committedNanos = Nullables.map(settlement.committedQuantity(), Quantity::nanos);
        }
        return row;
    }

    QuotaReservation toDomain() {
        return new QuotaReservation(
                new ReservationId(id.reservationId()),
                new UsageSeries(
                        new OrgId(id.orgId()),
                        Nullables.mapNonEmpty(scope, ProjectId::new),
                        new Label(metric),
                        new Label(unit)),
                new Quantity(units, nanos),
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(expiresAt),
                settlement());
    }

    private @Nullable Settlement settlement() {
        return settledAt == null
                ? null
                : new Settlement(Instant.ofEpochMilli(settledAt), Nullables.map(eventId, EventId::new), committed());
    }

    private @Nullable Quantity committed() {
        return committedUnits == null || committedNanos == null ? null : new Quantity(committedUnits, committedNanos);
    }
}
