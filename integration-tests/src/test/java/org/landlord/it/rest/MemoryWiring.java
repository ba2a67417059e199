package org.landlord.it.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.application.LandlordApplication;
import org.landlord.port.in.idempotency.Idempotency;
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;

/// The server with storage in memory: what an app would hold, for these tests only.
@ApplicationScoped
class MemoryWiring {

    @Produces
    @Singleton
    LandlordApplication landlord(Clock clock, IdGenerator ids) {
        return LandlordApplication.on(new MemoryUnitOfWork(), clock, ids);
    }

    @Produces
    @Singleton
    Idempotency idempotency(LandlordApplication landlord) {
        return landlord.idempotency();
    }
}
