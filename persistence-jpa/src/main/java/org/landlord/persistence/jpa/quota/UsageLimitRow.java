package org.landlord.persistence.jpa.quota;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.AnchorDay;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.OnExceeded;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.port.out.quota.LimitState;

/// A [UsageLimit]. Its `scope` is the project, or empty for the organization as a whole.
@Entity
@Table(name = "usage_limit")
class UsageLimitRow {

    private static final List<String> COLUMNS = List.of(
            "org_id",
            "scope",
            "metric",
            "unit",
            "period",
            "limit_units",
            "limit_nanos",
            "enforcement",
            "time_zone",
            "thresholds",
            "reached",
            "updated_at",
            "marked_at",
            "period_name",
            "anchor_day",
            "percent_bound",
            "on_exceeded");

    @EmbeddedId
    private UsageLimitKey id;

    @Column(name = "limit_units")
    private long limitUnits;

    @Column(name = "limit_nanos")
    private int limitNanos;

    @Column(name = "enforcement")
    private String enforcement;

    @Column(name = "time_zone")
    private @Nullable String timeZone;

    /// The name of the period with which the limit was set; null if it is the one in the key.
    @Column(name = "period_name")
    private @Nullable String periodName;

    @Column(name = "anchor_day")
    private @Nullable Integer anchorDay;

    /// In the format of [Thresholds#toString()].
    @Column(name = "thresholds")
    private String thresholds;

    @Column(name = "on_exceeded")
    private String onExceeded;

    /// The reached thresholds in the same format; kept when the limit is put again, see
    /// [UsageLimitRepository#mark].
    @Column(name = "reached", updatable = false)
    private String reached;

    /// When the reached thresholds were recorded; null if never.
    @Column(name = "marked_at", updatable = false)
    private @Nullable Long markedAt;

    /// See [LimitState#percentBound()]; kept when the limit is put again.
    @Column(name = "percent_bound", updatable = false)
    private int percentBound;

    @Column(name = "updated_at")
    private long updatedAt;

    /// For Hibernate.
    protected UsageLimitRow() {}

    /// The columns of [#read].
    ///
    /// @param alias of the table with a dot, or empty
    static String columns(String alias) {
        return COLUMNS.stream().map(alias::concat).collect(Collectors.joining(", "));
    }

    static UsageLimitKey key(LimitKey key) {
        return new UsageLimitKey(
                key.orgId().value(),
                Nullables.orEmpty(key.projectId()),
                key.metric().value(),
                key.unit().value(),
                key.period().identity().label());
    }

    static UsageLimitRow toRow(UsageLimit limit) {
        UsageLimitRow row = new UsageLimitRow();
        row.id = key(limit.key());
        row.limitUnits = limit.limitQuantity().units();
        row.limitNanos = limit.limitQuantity().nanos();
        row.enforcement = limit.enforcement().label();
        row.timeZone = Nullables.text(limit.timeZone());
        Period period = limit.key().period();
        row.periodName = period == period.identity() ? null : period.label();
        row.anchorDay = Nullables.map(limit.anchorDay(), AnchorDay::day);
        row.thresholds = limit.thresholds().toString();
        row.onExceeded = limit.onExceeded().label();
        row.reached = "";
        row.updatedAt = limit.updatedAt().toEpochMilli();
        return row;
    }

    /// A row that was read without Hibernate.
    static UsageLimitRow read(ResultSet columns) throws SQLException {
        UsageLimitRow row = new UsageLimitRow();
        row.id = new UsageLimitKey(
                columns.getString(1),
                columns.getString(2),
                columns.getString(3),
                columns.getString(4),
                columns.getString(5));
        row.limitUnits = columns.getLong(6);
        row.limitNanos = columns.getInt(7);
        row.enforcement = columns.getString(8);
        row.timeZone = columns.getString(9);
        row.thresholds = columns.getString(10);
        row.reached = columns.getString(11);
        row.updatedAt = columns.getLong(12);
        long markedAt = columns.getLong(13);
        row.markedAt = columns.wasNull() ? null : markedAt;
        row.periodName = columns.getString(14);
        int anchorDay = columns.getInt(15);
        row.anchorDay = columns.wasNull() ? null : anchorDay;
        row.percentBound = columns.getInt(16);
        row.onExceeded = columns.getString(17);
        return row;
    }

    UsageLimit toDomain() {
        return new UsageLimit(
                new LimitKey(
                        new OrgId(id.orgId()),
                        Nullables.mapNonEmpty(id.scope(), ProjectId::new),
                        new Label(id.metric()),
                        new Label(id.unit()),
                        Period.of(periodName == null ? id.period() : periodName)),
                new Quantity(limitUnits, limitNanos),
                Enforcement.of(enforcement),
                Nullables.map(timeZone, ZoneId::of),
                Nullables.map(anchorDay, AnchorDay::new),
                new Thresholds(Thresholds.parse(thresholds)),
                OnExceeded.of(onExceeded),
                Instant.ofEpochMilli(updatedAt));
    }

    LimitState toStanding() {
        return new LimitState(
                toDomain(),
                new TreeSet<>(Thresholds.parse(reached)),
                Nullables.map(markedAt, Instant::ofEpochMilli),
                percentBound);
    }
}
