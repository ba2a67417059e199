package org.landlord.application;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;

/// The application on storage in memory, with a clock that the test moves and ids that count.
public final class InMemory implements Clock, IdGenerator {

    private static final Instant START = Instant.parse("2026-11-22T15:04:05.123Z");

    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong ids = new AtomicLong();
    private final LandlordApplication application = LandlordApplication.on(new MemoryUnitOfWork(), this, this);

    /// The application.
    public LandlordApplication landlord() {
        return application;
    }

    /// Lets time go by.
    public void pass(Duration duration) {
        passed.addAndGet(duration.toMillis());
    }

    @Override
    public Instant now() {
        return START.plusMillis(passed.get());
    }

    @Override
    public String next(String prefix) {
        return "%s_%026d".formatted(prefix, ids.incrementAndGet());
    }
}
