package org.landlord.application.quota;

import org.landlord.application.shared.UseCaseContext;
import org.landlord.port.in.quota.QuotaEvents;
import org.landlord.port.in.quota.QuotaMaintenance;
import org.landlord.port.in.quota.QuotaReservations;
import org.landlord.port.in.quota.UsageLimits;

/// The door to the use cases of quota; what stands behind it is nobody else's business.
public final class QuotaUseCases {

    private QuotaUseCases() {}

    /// The use cases behind [UsageLimits].
    public static UsageLimits usageLimits(UseCaseContext ports) {
        return new UsageLimitUseCases(ports);
    }

    /// The use cases behind [QuotaReservations].
    public static QuotaReservations quotaReservations(UseCaseContext ports) {
        return new QuotaReservationUseCases(ports);
    }

    /// The use cases behind [QuotaEvents].
    public static QuotaEvents quotaEvents(UseCaseContext ports) {
        return new QuotaEventUseCases(ports);
    }

    /// The use case behind [QuotaMaintenance].
    public static QuotaMaintenance quotaUpkeep(UseCaseContext ports) {
        return new QuotaMaintenanceUseCase(ports);
    }
}
