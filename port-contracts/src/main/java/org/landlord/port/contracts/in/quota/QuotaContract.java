package org.landlord.port.contracts.in.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.quota.AnchorDay;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.CommitReservation;
import org.landlord.port.in.quota.ListQuotaEvents;
import org.landlord.port.in.quota.ReservationView;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;

/// Shared methods of the quota contracts, with limits on the metric `tokens`.
abstract class QuotaContract extends InboundContract {

    static final Label TOKENS = new Label("tokens");

    static LimitKey key(OrgId orgId, @Nullable ProjectId projectId, Period period) {
        return LimitKey.of(orgId, projectId, TOKENS, null, period);
    }

    /// Sets a hard limit.
    final LimitKey hard(OrgId orgId, @Nullable ProjectId projectId, Period period, String quantity) {
        return set(key(orgId, projectId, period), quantity, Enforcement.HARD, null);
    }

    /// Sets a soft limit.
    final LimitKey soft(OrgId orgId, @Nullable ProjectId projectId, Period period, String quantity) {
        return set(key(orgId, projectId, period), quantity, Enforcement.SOFT, null);
    }

    final LimitKey set(LimitKey key, String quantity, Enforcement enforcement, @Nullable Thresholds thresholds) {
        landlord()
                .usageLimits()
                .set(
                        caller(),
                        new SetUsageLimit(
                                key,
                                Quantity.parse(quantity),
                                enforcement,
                                null,
                                anchorDay(key.period()),
                                thresholds,
                                NONE));
        return key;
    }

    /// An anchor day if the period needs one.
    static @Nullable AnchorDay anchorDay(Period period) {
        return period == Period.ANNIVERSARY_MONTH ? new AnchorDay(31) : null;
    }

    /// The check of a limit in the window that ends now.
    final QuotaCheck check(LimitKey key) {
        return landlord().usageLimits().check(caller(), new CheckUsageLimit(key, null, null));
    }

    /// The used quantity of a limit in the window that ends now.
    final String used(LimitKey key) {
        return check(key).usedQuantity().toString();
    }

    /// The reserved quantity of a limit.
    final String reserved(LimitKey key) {
        return check(key).reservedQuantity().toString();
    }

    /// Records usage with the current instant.
    final void use(OrgId orgId, @Nullable ProjectId projectId, String quantity) {
        use(orgId, projectId, TOKENS.value(), quantity, null);
    }

    final RecordedUsage record(OrgId orgId, RecordUsage usage) {
        return landlord().usage().record(caller(), orgId, usage);
    }

    final BatchOutcome recordBatch(OrgId orgId, List<RecordUsage> batch) {
        return landlord().usage().recordBatch(caller(), orgId, batch);
    }

    /// Asserts that a hard limit refuses the call.
    static QuotaExceeded assertExceeded(ThrowingCallable call) {
        QuotaExceeded refused = catchThrowableOfType(QuotaExceeded.class, call);
        assertThat(refused).as("QuotaExceeded").isNotNull();
        return refused;
    }

    /// True if the call succeeded, false if a hard limit refused it.
    static boolean passes(Runnable call) {
        try {
            call.run();
            return true;
        } catch (QuotaExceeded _) {
            return false;
        }
    }

    static UsageSeries tokens(OrgId orgId, @Nullable ProjectId projectId) {
        return new UsageSeries(orgId, projectId, TOKENS, UsageEvent.DEFAULT_UNIT);
    }

    final Upserted<QuotaReservation> reserve(ReserveQuota command) {
        Upserted<ReservationView> reserved = landlord().quotaReservations().reserve(caller(), command);
        return new Upserted<>(reserved.value().reservation(), reserved.created(), reserved.warnings());
    }

    /// Reserves a quantity with a new id and the default TTL.
    final ReservationId reserve(OrgId orgId, @Nullable ProjectId projectId, String quantity) {
        return reserve(orgId, projectId, quantity, null).reservationId();
    }

    final QuotaReservation reserve(
            OrgId orgId, @Nullable ProjectId projectId, String quantity, @Nullable Duration ttl) {
        ReservationId id = new ReservationId(unique("reservation"));
        return reserve(ReserveQuota.of(id, tokens(orgId, projectId), Quantity.parse(quantity), ttl))
                .value();
    }

    final QuotaReservation commit(OrgId orgId, ReservationId id, String quantity) {
        return landlord()
                .quotaReservations()
                .commit(caller(), new CommitReservation(orgId, id, Quantity.parse(quantity), null, Metadata.empty()))
                .reservation();
    }

    final QuotaReservation release(OrgId orgId, ReservationId id) {
        return landlord().quotaReservations().release(caller(), orgId, id).reservation();
    }

    final List<UsageEvent> usageEvents(OrgId orgId) {
        UsageQuery everything = new UsageQuery(orgId, null, null, null, null, Window.always());
        return all(page -> landlord().usage().list(caller(), everything, page));
    }

    final List<QuotaEvent> quotaEvents(OrgId orgId) {
        return quotaEvents(new ListQuotaEvents(orgId, null, null, SequenceOrder.oldestFirst()));
    }

    final List<QuotaEvent> quotaEvents(ListQuotaEvents query) {
        return all(page -> landlord().quotaEvents().list(caller(), query, page));
    }
}
