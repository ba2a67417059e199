package org.landlord.application.usage;

import java.time.Duration;
import org.landlord.application.shared.Ports;
import org.landlord.port.in.usage.ClockCheck;

final class ClockCheckUseCase implements ClockCheck {

    private final Ports ports;

    ClockCheckUseCase(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Duration behind() {
        return ports.gate()
                .unguarded()
                .read(stores -> stores.usageEvents().newestRecordedAt())
                .map(newest -> Duration.between(ports.clock().now(), newest))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }
}
