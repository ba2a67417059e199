package org.landlord.domain.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;

/// A tenant: everything else belongs to exactly one.
///
/// @param orgId unique in the whole store
/// @param slug unique in the whole store
/// @param name what people call it
/// @param metadata the caller's own, at most 16 KiB
/// @param createdAt when it was made
/// @param updatedAt when a field last changed
public record Organization(OrgId orgId, Slug slug, Name name, Metadata metadata, Instant createdAt, Instant updatedAt) {

    public Organization {
        createdAt = Timestamps.check(createdAt);
        updatedAt = Timestamps.check(updatedAt);
    }

    /// The same organization with other fields; null leaves one as it is.
    ///
    /// @return one that equals this, `updatedAt` too, if nothing changes: a change of nothing leaves no trace
    public Organization with(@Nullable Slug newSlug, @Nullable Name newName, MetadataPatch patch, Instant now) {
        Organization changed = new Organization(
                orgId,
                newSlug == null ? slug : newSlug,
                newName == null ? name : newName,
                patch.applyTo(metadata),
                createdAt,
                updatedAt);
        return changed.equals(this)
                ? this
                : new Organization(orgId, changed.slug, changed.name, changed.metadata, createdAt, now);
    }

    /// Which state this is.
    public Version version() {
        return Version.of(orgId, slug, name, metadata, createdAt, updatedAt);
    }
}
