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

/// Where a secret lives. The secret itself is never here: a reference that looks like one is refused.
///
/// @param key which reference
/// @param provider which system keeps the secret: `aws-secrets-manager`, `vault`, …
/// @param ref where it is in that system
/// @param createdBy who put the reference first
/// @param createdAt when it was first put
/// @param rotatedAt when it was last put with something changed, or when the caller says the secret was changed
public record SecretReference(
        SecretKey key,
        Label provider,
        Reference ref,
        @Nullable ActorId createdBy,
        Instant createdAt,
        @Nullable Instant rotatedAt) implements Described {

    public SecretReference {
        createdAt = Timestamps.check(createdAt);
        rotatedAt = rotatedAt == null ? null : Timestamps.check(rotatedAt);
    }

    /// Which state this is.
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
