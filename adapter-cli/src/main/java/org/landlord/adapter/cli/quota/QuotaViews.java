package org.landlord.adapter.cli.quota;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.numbers;
import static org.landlord.adapter.cli.output.Field.quantity;
import static org.landlord.adapter.cli.output.Field.sum;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.truth;
import static org.landlord.adapter.cli.output.Field.word;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.QuotaReservation.Settlement;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.port.in.quota.ReservationView;

/// How limits are shown, what is held against them and what has crossed their thresholds.
public final class QuotaViews {

    /// A limit.
    public static final View<UsageLimit> USAGE_LIMIT = View.of(
            detail("orgId", limit -> limit.key().orgId()),
            id("projectId", limit -> limit.key().projectId()),
            id("metric", limit -> limit.key().metric()),
            word("unit", limit -> limit.key().unit()),
            id("period", limit -> limit.key().period().label()),
            quantity("limitQuantity", UsageLimit::limitQuantity),
            word("enforcement", limit -> limit.enforcement().label()),
            detail("timeZone", UsageLimit::timeZone),
            numbers("thresholds", limit -> limit.thresholds().percents()),
            time("updatedAt", UsageLimit::updatedAt));

    /// How a limit stands.
    public static final View<QuotaCheck> CHECK = View.of(
            Field.nested("limit", USAGE_LIMIT, QuotaCheck::limit),
            time("windowStart", check -> check.window().since()),
            time("windowEnd", check -> check.window().until()),
            sum("usedQuantity", QuotaCheck::usedQuantity),
            Field.<QuotaCheck>sum("aheadQuantity", QuotaCheck::aheadQuantity).weighing(Field.Weight.MINOR),
            sum("reservedQuantity", QuotaCheck::reservedQuantity),
            quantity("remainingQuantity", QuotaCheck::remainingQuantity),
            truth("exceeded", QuotaCheck::exceeded));

    /// A threshold that was crossed.
    public static final View<QuotaEvent> QUOTA_EVENT = View.of(
            Field.<QuotaEvent>number("sequence", QuotaEvent::sequence).weighing(Field.Weight.KEY),
            detail("orgId", event -> event.limit().orgId()),
            word("projectId", event -> event.limit().projectId()),
            id("metric", event -> event.limit().metric()),
            word("unit", event -> event.limit().unit()),
            word("period", event -> event.limit().period().label()),
            Field.<QuotaEvent>number("threshold", QuotaEvent::threshold).weighing(Field.Weight.KEY),
            id("crossing", event -> event.crossing().label()),
            sum("usedQuantity", QuotaEvent::usedQuantity),
            quantity("limitQuantity", QuotaEvent::limitQuantity),
            Field.<QuotaEvent>time("occurredAt", QuotaEvent::occurredAt).weighing(Field.Weight.KEY));

    /// What is held against limits.
    public static final View<ReservationView> RESERVATION = View.of(
            detail("orgId", view -> view.reservation().series().orgId()),
            id("reservationId", view -> view.reservation().reservationId()),
            word("projectId", view -> view.reservation().series().projectId()),
            word("metric", view -> view.reservation().series().metric()),
            word("unit", view -> view.reservation().series().unit()),
            Field.<ReservationView>quantity(
                            "quantity", view -> view.reservation().quantity())
                    .weighing(Field.Weight.KEY),
            id("status", view -> view.status().label()),
            time("createdAt", view -> view.reservation().createdAt()),
            Field.<ReservationView>time("expiresAt", view -> view.reservation().expiresAt())
                    .weighing(Field.Weight.MAIN),
            time("settledAt", view -> settlement(view, Settlement::settledAt)),
            detail("eventId", view -> settlement(view, Settlement::eventId)),
            quantity("committedQuantity", view -> settlement(view, Settlement::committedQuantity)));

    private QuotaViews() {}

    private static <T> @Nullable T settlement(ReservationView view, Function<Settlement, @Nullable T> part) {
        Settlement settlement = view.reservation().settlement();
        return settlement == null ? null : part.apply(settlement);
    }
}
