package org.landlord.adapter.cli.quota;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.numbers;
import static org.landlord.adapter.cli.output.Field.quantity;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.truth;
import static org.landlord.adapter.cli.output.Field.word;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaReservation.Settlement;
import org.landlord.domain.quota.UsageLimit;

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
            quantity("usedQuantity", QuotaCheck::usedQuantity),
            quantity("reservedQuantity", QuotaCheck::reservedQuantity),
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
            quantity("usedQuantity", QuotaEvent::usedQuantity),
            quantity("limitQuantity", QuotaEvent::limitQuantity),
            Field.<QuotaEvent>time("occurredAt", QuotaEvent::occurredAt).weighing(Field.Weight.KEY));

    private QuotaViews() {}

    /// What is held against limits.
    ///
    /// @param now at which instant: a reservation expires by itself
    static View<QuotaReservation> reservation(Instant now) {
        return View.of(
                detail("orgId", reservation -> reservation.series().orgId()),
                id("reservationId", QuotaReservation::reservationId),
                word("projectId", reservation -> reservation.series().projectId()),
                word("metric", reservation -> reservation.series().metric()),
                word("unit", reservation -> reservation.series().unit()),
                Field.<QuotaReservation>quantity("quantity", QuotaReservation::quantity)
                        .weighing(Field.Weight.KEY),
                id("status", reservation -> reservation.status(now).label()),
                time("createdAt", QuotaReservation::createdAt),
                Field.<QuotaReservation>time("expiresAt", QuotaReservation::expiresAt)
                        .weighing(Field.Weight.MAIN),
                time("settledAt", reservation -> settlement(reservation, Settlement::settledAt)),
                detail("eventId", reservation -> settlement(reservation, Settlement::eventId)),
                quantity("committedQuantity", reservation -> settlement(reservation, Settlement::committedQuantity)));
    }

    private static <T> @Nullable T settlement(QuotaReservation reservation, Function<Settlement, @Nullable T> part) {
        Settlement settlement = reservation.settlement();
        return settlement == null ? null : part.apply(settlement);
    }
}
