package org.landlord.adapter.client.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.client.shared.JsonObjectReader;
import org.landlord.adapter.client.shared.LimitKeyJson;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaReservation.Settlement;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.quota.ThresholdCrossing;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.quota.ReservationView;

/// Reads what the server says of what is held against limits, and of what has crossed their thresholds.
public final class QuotaJson {

    private QuotaJson() {}

    /// What is held against limits, and what it was when the server looked.
    public static ReservationView view(JsonObjectReader json) {
        return new ReservationView(reservation(json), json.text("status", ReservationStatus::of));
    }

    private static QuotaReservation reservation(JsonObjectReader json) {
        UsageSeries series = new UsageSeries(
                json.text("orgId", OrgId::new),
                json.optional("projectId", ProjectId::new),
                json.text("metric", Label::new),
                json.text("unit", Label::new));
        return new QuotaReservation(
                json.text("reservationId", ReservationId::new),
                series,
                json.quantity("quantity"),
                json.instant("createdAt"),
                json.instant("expiresAt"),
                settlement(json));
    }

    private static @Nullable Settlement settlement(JsonObjectReader json) {
        Instant settledAt = json.optional("settledAt", Timestamps::parse);
        return settledAt == null
                ? null
                : new Settlement(
                        settledAt, json.optional("eventId", EventId::new), json.optionalQuantity("committedQuantity"));
    }

    /// A threshold that was crossed.
    public static QuotaEvent event(JsonObjectReader json) {
        return new QuotaEvent(
                json.number("sequence"),
                LimitKeyJson.read(json),
                Math.toIntExact(json.number("threshold")),
                json.text("crossing", ThresholdCrossing::of),
                json.sum("usedQuantity"),
                json.quantity("limitQuantity"),
                json.instant("occurredAt"));
    }
}
