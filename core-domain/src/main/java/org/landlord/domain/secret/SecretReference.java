package org.landlord.domain.secret;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;

/// The location of a secret. Never the secret itself: a reference that looks like a secret is refused.
///
/// @param provider the system that stores the secret: `aws-secrets-manager`, `vault`, …
/// @param ref the location in that system
/// @param rotatedAt when the reference last changed, or when the caller last rotated the secret
public record SecretReference(
        SecretKey key,
        Label provider,
        Reference ref,
        @Nullable ActorId createdBy,
        Instant createdAt,
        @Nullable Instant rotatedAt)
        implements Described {

    public SecretReference {
        createdAt = Timestamps.check(createdAt);
        rotatedAt = rotatedAt == null ? null : Timestamps.check(rotatedAt);
    }

    public Version version() {
        return Version.of(key.orgId(), key.projectId(), key.name(), provider, ref, createdBy, createdAt, rotatedAt);
    }

    // The audit log does not show where the secret is.
    @Override
    public Fields fields() {
        return new Fields()
                .text("provider", provider)
                .withheld("ref", ref)
                .text("createdBy", createdBy)
                .instant("rotatedAt", rotatedAt);
    }
}
