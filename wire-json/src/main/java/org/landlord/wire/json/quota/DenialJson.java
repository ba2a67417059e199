package org.landlord.wire.json.quota;

import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.quota.Refusal;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Window;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// A denial as JSON.
public final class DenialJson {

    private DenialJson() {}

    public static void write(Denial denial, ObjectWriter out) {
        Denial.Key key = denial.key();
        out.number("sequence", denial.sequence())
                .object("limit", key.limit(), LimitKeyJson::write)
                .text("projectId", key.projectId())
                .text("actorId", key.actorId())
                .text(
                        "actorKind",
                        key.actorKind() == null ? null : key.actorKind().label())
                .instant("minute", key.minute())
                .number("count", denial.count())
                .instant("firstAt", denial.firstAt())
                .instant("lastAt", denial.lastAt())
                .array("refusals", denial.refusals(), DenialJson::writeRefusal);
    }

    public static Denial read(ObjectReader in) {
        // Computed from the refusals.
        in.instant("lastAt");
        Denial.Key key = new Denial.Key(
                in.requiredObject("limit", LimitKeyJson::read),
                in.optional("projectId", ProjectId::new),
                in.optional("actorKind", ActorKind::of),
                in.optional("actorId", ActorId::new),
                in.instant("minute"));
        return new Denial(
                in.number("sequence"),
                key,
                in.instant("firstAt"),
                in.number("count"),
                in.list("refusals", DenialJson::readRefusal));
    }

    public static void writeRefusal(Refusal refusal, ObjectWriter out) {
        out.text("requestId", refusal.requestId())
                .instant("refusedAt", refusal.refusedAt())
                .quantity("limitQuantity", refusal.limitQuantity())
                .instant("windowStart", refusal.window().since())
                .instant("windowEnd", refusal.window().until())
                .sum("usedQuantity", refusal.usedQuantity())
                .sum("reservedQuantity", refusal.reservedQuantity())
                .quantity("remainingQuantity", refusal.remainingQuantity())
                .sum("requestedQuantity", refusal.requestedQuantity())
                .instant("resetAt", refusal.resetAt());
    }

    public static Refusal readRefusal(ObjectReader in) {
        in.quantity("remainingQuantity");
        return new Refusal(
                in.optional("requestId", RequestId::new),
                in.instant("refusedAt"),
                in.quantity("limitQuantity"),
                in.made(() -> new Window(in.instant("windowStart"), in.instant("windowEnd"))),
                in.sum("usedQuantity"),
                in.sum("reservedQuantity"),
                in.sum("requestedQuantity"),
                in.timestamp("resetAt"));
    }
}
