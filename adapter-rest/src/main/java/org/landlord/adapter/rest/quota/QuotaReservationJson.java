package org.landlord.adapter.rest.quota;

import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaReservation.Settlement;
import org.landlord.port.in.quota.ReservationView;

/// A reservation as JSON.
public final class QuotaReservationJson {

    private QuotaReservationJson() {}

    /// Writes its members.
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
}
