package org.landlord.domain.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;

/// People of an organization who work together and get at projects together.
///
/// @param orgId the organization it belongs to
/// @param teamId unique in its organization
/// @param slug unique among the teams of its organization
/// @param name what people call it
/// @param createdAt when it was made
/// @param updatedAt when a field last changed
public record Team(OrgId orgId, TeamId teamId, Slug slug, Name name, Instant createdAt, Instant updatedAt) {

    public Team {
        createdAt = Timestamps.check(createdAt);
        updatedAt = Timestamps.check(updatedAt);
    }

    /// The same team with other fields; null leaves one as it is.
    ///
    /// @return one that equals this, `updatedAt` too, if nothing changes: a change of nothing leaves no trace
    public Team with(@Nullable Slug newSlug, @Nullable Name newName, Instant now) {
        Slug slugThen = newSlug == null ? slug : newSlug;
        Name nameThen = newName == null ? name : newName;
        return slugThen.equals(slug) && nameThen.equals(name)
                ? this
                : new Team(orgId, teamId, slugThen, nameThen, createdAt, now);
    }

    /// Which state this is.
    public Version version() {
        return Version.of(orgId, teamId, slug, name, createdAt, updatedAt);
    }
}
