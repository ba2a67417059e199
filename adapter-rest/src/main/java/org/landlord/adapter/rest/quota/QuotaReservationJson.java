package org.landlord.adapter.rest.quota;

import java.time.Instant;
import org.landlord.adapter.rest.JsonShape;
import org.landlord.adapter.rest.ObjectWriter;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaReservation.Settlement;

/// A reservation as JSON.
final class QuotaReservationJson {

    private QuotaReservationJson() {}

    /// @param now when it is looked at: time alone ends what nobody settles
    static JsonShape<QuotaReservation> at(Instant now) {
        return (reservation, out) -> write(reservation, now, out);
    }

    private static void write(QuotaReservation reservation, Instant now, ObjectWriter out) {
        Settlement settlement = reservation.settlement();
        out.text("orgId", reservation.series().orgId())
                .text("reservationId", reservation.reservationId())
                .text("projectId", reservation.series().projectId())
                .text("metric", reservation.series().metric())
                .quantity("quantity", reservation.quantity())
                .text("unit", reservation.series().unit())
                .text("status", reservation.status(now).label())
                .instant("createdAt", reservation.createdAt())
                .instant("expiresAt", reservation.expiresAt())
                .instant("settledAt", settlement == null ? null : settlement.settledAt())
                .text("eventId", settlement == null ? null : settlement.eventId())
                .quantity("committedQuantity", settlement == null ? null : settlement.committedQuantity());
    }
}
