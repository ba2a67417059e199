package org.landlord.adapter.rest.quota;

import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.adapter.rest.shared.LimitKeyJson;
import org.landlord.domain.quota.QuotaEvent;

/// A quota event as JSON.
public final class QuotaEventJson {

    private QuotaEventJson() {}

    /// Writes its members.
    public static void write(QuotaEvent event, ObjectWriter out) {
        out.number("sequence", event.sequence());
        LimitKeyJson.write(event.limit(), out);
        out.number("threshold", event.threshold())
                .text("crossing", event.crossing().label())
                .sum("usedQuantity", event.usedQuantity())
                .quantity("limitQuantity", event.limitQuantity())
                .instant("occurredAt", event.occurredAt());
    }
}
