package org.landlord.application.shared;

import java.time.Instant;
import org.landlord.application.access.AccessGate;
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;
import org.landlord.port.out.Stores;

/// What every use case uses: storage behind the access gate, the clock and ids.
public record UseCaseContext(AccessGate gate, Clock clock, IdGenerator ids) {

    /// The time of what a writing unit of work records in the usage ledger: the current time, and never a time
    /// for which somebody has read the ledger already (`asOf`), although each process has its own clock.
    public Instant now(Stores stores) {
        Instant now = clock.now();
        Instant earliest = stores.notBefore();
        return now.isBefore(earliest) ? earliest : now;
    }
}
