package org.landlord.adapter.system;

import com.github.f4b6a3.ulid.UlidFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;

/// Time-ordered ids (ULIDs): new ids are adjacent in indexes, which keeps inserts cheap. Within one
/// millisecond the random part is incremented. Thread-safe.
@ApplicationScoped
class UlidIdGenerator implements IdGenerator {

    private final UlidFactory ulids;

    UlidIdGenerator(Clock clock) {
        // Never goes back: the factory alone tolerates a clock that is set back by at most 10 seconds.
        AtomicLong latest = new AtomicLong();
        this.ulids = UlidFactory.newMonotonicInstance(
                new SecureRandom(), () -> latest.accumulateAndGet(clock.now().toEpochMilli(), Math::max));
    }

    @Override
    public String next(String prefix) {
        return prefix + "_" + ulids.create().toLowerCase();
    }
}
