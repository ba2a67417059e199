package org.landlord.domain.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;

/// A team of an organization. Teams have access to projects.
///
/// @param slug unique among the teams of the organization
public record Team(OrgId orgId, TeamId teamId, Slug slug, Name name, Instant createdAt, Instant updatedAt)
        implements Described {

    public Team {
        createdAt = Timestamps.check(createdAt);
        updatedAt = Timestamps.check(updatedAt);
    }

    /// A change; null leaves a field as it is.
    public record Patch(@Nullable Slug slug, @Nullable Name name) {}

    /// This team after a change.
    ///
    /// @return this, `updatedAt` too, if the change changes nothing
    public Team with(Patch patch, Instant now) {
        Team changed = new Team(
                orgId,
                teamId,
                patch.slug() == null ? slug : patch.slug(),
                patch.name() == null ? name : patch.name(),
                createdAt,
                updatedAt);
        return changed.equals(this) ? this : new Team(orgId, teamId, changed.slug, changed.name, createdAt, now);
    }

    public Version version() {
        return Version.of(orgId, teamId, slug, name, createdAt, updatedAt);
    }

    @Override
    public Fields fields() {
        return new Fields().text("slug", slug).text("name", name);
    }
}
