package org.landlord.adapter.system;

import com.github.f4b6a3.ulid.UlidFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;

/// Ids that begin with their time: those made together are neighbours in an index, which keeps inserts cheap. Within
/// one millisecond the random part of the last id is counted up. Thread-safe.
@ApplicationScoped
class UlidIdGenerator implements IdGenerator {

    private final UlidFactory ulids;

    UlidIdGenerator(Clock clock) {
        // Never back: the factory alone forgives a clock that is set back by up to 10 seconds, and no more.
        AtomicLong latest = new AtomicLong();
        this.ulids = UlidFactory.newMonotonicInstance(
                new SecureRandom(), () -> latest.accumulateAndGet(clock.now().toEpochMilli(), Math::max));
    }

    @Override
    public String next(String prefix) {
        return prefix + "_" + ulids.create().toLowerCase();
    }
}
