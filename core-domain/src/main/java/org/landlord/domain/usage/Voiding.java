package org.landlord.domain.usage;

import java.time.Instant;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Timestamps;

/// That a usage event was reversed: it stays in the ledger and counts in no sum any more.
///
/// @param voidedAt since when
/// @param reason why
public record Voiding(Instant voidedAt, VoidReason reason) implements Described {

    public Voiding {
        voidedAt = Timestamps.check(voidedAt);
    }

    @Override
    public Fields fields() {
        return new Fields().instant("voidedAt", voidedAt).text("voidReason", reason);
    }
}
