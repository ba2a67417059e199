package org.landlord.application.quota;

import org.landlord.application.shared.Ports;
import org.landlord.port.in.quota.UsageLimits;

/// The door to the use cases of quota; what stands behind it is nobody else's business.
public final class QuotaUseCases {

    private QuotaUseCases() {}

    /// The use cases behind [UsageLimits].
    public static UsageLimits usageLimits(Ports ports) {
        return new UsageLimitUseCases(ports);
    }
}
