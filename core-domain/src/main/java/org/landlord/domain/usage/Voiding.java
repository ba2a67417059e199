package org.landlord.domain.usage;

import java.time.Instant;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Timestamps;

/// The reversal of a usage event, which stays in the ledger and no longer counts.
public record Voiding(Instant voidedAt, VoidReason reason) implements Described {

    public Voiding {
        voidedAt = Timestamps.check(voidedAt);
    }

    @Override
    public Fields fields() {
        return new Fields().instant("voidedAt", voidedAt).text("voidReason", reason);
    }
}
