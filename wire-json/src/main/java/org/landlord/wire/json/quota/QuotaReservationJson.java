package org.landlord.wire.json.quota;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaReservation.Settlement;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.quota.CommitReservation;
import org.landlord.port.in.quota.ExtendReservation;
import org.landlord.port.in.quota.ReservationView;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// A reservation as JSON.
public final class QuotaReservationJson {

    private QuotaReservationJson() {}

    public static void write(ReservationView view, ObjectWriter out) {
        QuotaReservation reservation = view.reservation();
        Settlement settlement = reservation.settlement();
        out.text("orgId", reservation.series().orgId())
                .text("reservationId", reservation.reservationId())
                .text("projectId", reservation.series().projectId())
                .text("metric", reservation.series().metric())
                .quantity("quantity", reservation.quantity())
                .text("unit", reservation.series().unit())
                .text("status", view.status().label())
                .instant("createdAt", reservation.createdAt())
                .instant("expiresAt", reservation.expiresAt())
                .instant("settledAt", settlement == null ? null : settlement.settledAt())
                .text("eventId", settlement == null ? null : settlement.eventId())
                .quantity("committedQuantity", settlement == null ? null : settlement.committedQuantity());
    }

    public static ReservationView read(ObjectReader in) {
        UsageSeries series = new UsageSeries(
                in.required("orgId", OrgId::new),
                in.optional("projectId", ProjectId::new),
                in.required("metric", Label::new),
                in.required("unit", Label::new));
        return new ReservationView(
                new QuotaReservation(
                        in.required("reservationId", ReservationId::new),
                        series,
                        in.quantity("quantity"),
                        in.instant("createdAt"),
                        in.instant("expiresAt"),
                        readSettlement(in)),
                in.required("status", ReservationStatus::of));
    }

    private static @Nullable Settlement readSettlement(ObjectReader in) {
        Instant settledAt = in.timestamp("settledAt");
        return settledAt == null
                ? null
                : new Settlement(
                        settledAt, in.optional("eventId", EventId::new), in.optionalQuantity("committedQuantity"));
    }

    /// The time to live is written in whole seconds: a fraction is dropped.
    public static void writeReserve(ReserveQuota command, ObjectWriter out) {
        UsageSeries series = command.series();
        out.text("reservationId", command.reservationId())
                .text("projectId", series.projectId())
                .text("metric", series.metric())
                .text("unit", series.unit())
                .quantity("quantity", command.quantity())
                .number("ttl", command.ttl().toSeconds());
    }

    public static ReserveQuota readReserve(ObjectReader in, OrgId orgId) {
        return ReserveQuota.of(
                in.optional("reservationId", ReservationId::new),
                UsageSeries.of(
                        orgId,
                        in.optional("projectId", ProjectId::new),
                        in.required("metric", Label::new),
                        in.optional("unit", Label::new)),
                in.quantity("quantity"),
                in.wholeNumber("ttl", seconds -> QuotaReservation.checkTtl(Duration.ofSeconds(seconds))));
    }

    public static void writeCommit(CommitReservation command, ObjectWriter out) {
        out.quantity("quantity", command.quantity())
                .instant("observedAt", command.observedAt())
                .text("runId", command.runId())
                .metadata("metadata", command.metadata());
    }

    public static CommitReservation readCommit(ObjectReader in, OrgId orgId, ReservationId reservationId) {
        Quantity quantity = in.quantity("quantity");
        Instant observedAt = in.timestamp("observedAt");
        RunId runId = in.optional("runId", RunId::new);
        Metadata metadata = in.metadata("metadata", Metadata.MAX_BYTES_OF_USAGE_EVENT);
        return in.made(() -> new CommitReservation(orgId, reservationId, quantity, observedAt, runId, metadata));
    }

    public static void writeExtend(ExtendReservation command, ObjectWriter out) {
        out.instant("expiresAt", command.expiresAt());
    }

    public static ExtendReservation readExtend(ObjectReader in, OrgId orgId, ReservationId reservationId) {
        return new ExtendReservation(orgId, reservationId, in.instant("expiresAt"));
    }
}
