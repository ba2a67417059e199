package org.landlord.application.usage;

import org.landlord.application.shared.UseCaseContext;
import org.landlord.port.in.usage.ClockCheck;
import org.landlord.port.in.usage.CloudEvents;
import org.landlord.port.in.usage.Usage;
import org.landlord.port.in.usage.UsageConfiguration;

/// The door to the use cases of usage; what stands behind it is nobody else's business.
public final class UsageUseCases {

    private UsageUseCases() {}

    /// Whether the clock goes on.
    public static ClockCheck clockCheck(UseCaseContext ports) {
        return new ClockCheckUseCase(ports);
    }

    /// The use cases behind [Usage].
    public static Usage usage(UseCaseContext ports) {
        return new UsageLedgerUseCases(ports);
    }

    /// The use cases behind [CloudEvents].
    ///
    /// @param ledger records what they say
    public static CloudEvents cloudEvents(UseCaseContext ports, Usage ledger) {
        return new CloudEventUseCases(ports, ledger);
    }

    /// The use cases behind [UsageConfiguration].
    public static UsageConfiguration usageConfiguration(UseCaseContext ports) {
        return new UsageSettingsUseCases(ports);
    }
}
