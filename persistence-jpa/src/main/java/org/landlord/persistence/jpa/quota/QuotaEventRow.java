package org.landlord.persistence.jpa.quota;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.ThresholdCrossing;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.StoredSum;

/// A [QuotaEvent]. Its `scope` is the project, or empty for the organization as a whole.
@Entity
@Table(name = "quota_event")
class QuotaEventRow {

    @EmbeddedId
    private QuotaEventKey id;

    @Column(name = "scope")
    private String scope;

    @Column(name = "metric")
    private String metric;

    @Column(name = "unit")
    private String unit;

    @Column(name = "period")
    private String period;

    @Column(name = "threshold")
    private int threshold;

    @Column(name = "crossing")
    private String crossing;

    /// The upper half of the integer part of the used sum: see [StoredSum].
    @Column(name = "used_billions")
    private long usedBillions;

    @Column(name = "used_units")
    private long usedUnits;

    @Column(name = "used_nanos")
    private int usedNanos;

    @Column(name = "limit_units")
    private long limitUnits;

    @Column(name = "limit_nanos")
    private int limitNanos;

    @Column(name = "occurred_at")
    private long occurredAt;

    /// For Hibernate.
    protected QuotaEventRow() {}

    static QuotaEventRow toRow(QuotaEvent event) {
        QuotaEventRow row = new QuotaEventRow();
        row.id = new QuotaEventKey(event.limit().orgId().value(), event.sequence());
        row.scope = Nullables.orEmpty(event.limit().projectId());
        row.metric = event.limit().metric().value();
        row.unit = event.limit().unit().value();
        row.period = event.limit().period().label();
        row.threshold = event.threshold();
        row.crossing = event.crossing().label();
        StoredSum used = StoredSum.of(event.usedQuantity());
        row.usedBillions = used.billions();
        row.usedUnits = used.ones();
        row.usedNanos = (int) used.nanos();
        row.limitUnits = event.limitQuantity().units();
        row.limitNanos = event.limitQuantity().nanos();
        row.occurredAt = event.occurredAt().toEpochMilli();
        return row;
    }

    QuotaEvent toDomain() {
        return new QuotaEvent(
                id.sequence(),
                new LimitKey(
                        new OrgId(id.orgId()),
                        Nullables.mapNonEmpty(scope, ProjectId::new),
                        new Label(metric),
                        new Label(unit),
                        Period.of(period)),
                threshold,
                ThresholdCrossing.of(crossing),
                new StoredSum(1, usedBillions, usedUnits, usedNanos).quantities(),
                new Quantity(limitUnits, limitNanos),
                Instant.ofEpochMilli(occurredAt));
    }
}
