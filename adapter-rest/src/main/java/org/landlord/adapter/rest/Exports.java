package org.landlord.adapter.rest;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.tenancy.OrgId;

/// How many exports may be written at the same time. Each reads from storage for as long as its client takes, on one
/// of the few connections that there are for reading, so they must leave some for everybody else.
@Singleton
public class Exports {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Shares shares;

    /// @param atOnce how many in all; of one organization half of that
    Exports(@ConfigProperty(name = "landlord.exports-at-once") int atOnce) {
        this.shares = new Shares(atOnce, Math.max(1, atOnce / 2));
    }

    /// Writes one. To be called once it is known that the caller may see it: who may not must not hear that others
    /// are at it.
    ///
    /// @param orgId whose export it is
    /// @param writing writes it
    /// @throws RateLimited if enough of the organization are being written
    /// @throws Unavailable if enough of all are
    public void admit(OrgId orgId, Runnable writing) {
        switch (shares.take(orgId.value(), 1)) {
            case OWNER_HAS_ENOUGH ->
                throw new RateLimited("enough exports of this organization are being read", RETRY_AFTER);
            case NONE_LEFT -> throw new Unavailable("too many exports are being read", RETRY_AFTER);
            case TAKEN -> {
                try {
                    writing.run();
                } finally {
                    shares.giveBack(orgId.value(), 1);
                }
            }
        }
    }
}
