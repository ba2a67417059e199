package org.landlord.adapter.rest.http.observe;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Not ready while the database is not the one that was opened. The reason is in the log only: it contains file
/// names.
@Readiness
@Singleton
class StorageReadiness implements HealthCheck {

    private static final String NAME = "Storage is the one that was opened";

    private final Instance<org.landlord.port.in.Readiness> readiness;

    StorageReadiness(Instance<org.landlord.port.in.Readiness> readiness) {
        this.readiness = readiness;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> hindrance = readiness.isResolvable() ? readiness.get().hindrance() : Optional.empty();
        return HealthCheckResponse.named(NAME).status(hindrance.isEmpty()).build();
    }
}
