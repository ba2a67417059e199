package org.landlord.wire.json.quota;

import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.ThresholdCrossing;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// A quota event as JSON.
public final class QuotaEventJson {

    private QuotaEventJson() {}

    public static void write(QuotaEvent event, ObjectWriter out) {
        out.number("sequence", event.sequence());
        LimitKeyJson.write(event.limit(), out);
        out.number("threshold", event.threshold())
                .text("crossing", event.crossing().label())
                .sum("usedQuantity", event.usedQuantity())
                .quantity("limitQuantity", event.limitQuantity())
                .instant("occurredAt", event.occurredAt());
    }

    public static QuotaEvent read(ObjectReader in) {
        return new QuotaEvent(
                in.number("sequence"),
                LimitKeyJson.read(in),
                in.integer("threshold"),
                in.required("crossing", ThresholdCrossing::of),
                in.sum("usedQuantity"),
                in.quantity("limitQuantity"),
                in.instant("occurredAt"));
    }
}
