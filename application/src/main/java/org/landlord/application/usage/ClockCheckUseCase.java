package org.landlord.application.usage;

import java.time.Duration;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.port.in.usage.ClockCheck;

public final class ClockCheckUseCase implements ClockCheck {

    private final UseCaseContext ports;

    public ClockCheckUseCase(UseCaseContext ports) {
        this.ports = ports;
    }

    @Override
    public Duration behind() {
        return ports.gate()
                .withoutAuthorization()
                .read(stores -> stores.usageEvents().newestRecordedAt())
                .map(newest -> Duration.between(ports.clock().now(), newest))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }
}
