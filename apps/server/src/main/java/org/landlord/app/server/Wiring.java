package org.landlord.app.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.landlord.application.LandlordApplication;
import org.landlord.port.in.idempotency.Idempotency;
import org.landlord.port.in.quota.QuotaUpkeep;
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;
import org.landlord.port.out.UnitOfWork;

/// Hands the use cases the ports that the adapters on the class path implement.
@ApplicationScoped
class Wiring {

    @Produces
    @Singleton
    LandlordApplication landlord(UnitOfWork unitOfWork, Clock clock, IdGenerator ids) {
        return LandlordApplication.on(unitOfWork, clock, ids);
    }

    @Produces
    @Singleton
    Idempotency idempotency(LandlordApplication landlord) {
        return landlord.idempotency();
    }

    @Produces
    @Singleton
    QuotaUpkeep quotaUpkeep(LandlordApplication landlord) {
        return landlord.quotaUpkeep();
    }
}
