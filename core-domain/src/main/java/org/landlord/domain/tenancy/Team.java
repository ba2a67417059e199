package org.landlord.domain.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;

/// A team of an organization. Teams have access to projects.
///
/// @param slug unique among the teams of the organization
public record Team(OrgId orgId, TeamId teamId, Slug slug, Name name, Instant createdAt, Instant updatedAt) {

    public Team {
        createdAt = Timestamps.check(createdAt);
        updatedAt = Timestamps.check(updatedAt);
    }

    /// This team with changed fields; null keeps a field.
    ///
    /// @return `this` if nothing changes: `updatedAt` changes only with another field
    public Team with(@Nullable Slug newSlug, @Nullable Name newName, Instant now) {
        Slug slugThen = newSlug == null ? slug : newSlug;
        Name nameThen = newName == null ? name : newName;
        return slugThen.equals(slug) && nameThen.equals(name)
                ? this
                : new Team(orgId, teamId, slugThen, nameThen, createdAt, now);
    }

    public Version version() {
        return Version.of(orgId, teamId, slug, name, createdAt, updatedAt);
    }
}
