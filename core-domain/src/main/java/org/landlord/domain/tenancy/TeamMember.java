package org.landlord.domain.tenancy;

import java.time.Instant;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;

/// That a person belongs to a team.
///
/// @param orgId the team's organization
/// @param teamId the team
/// @param userId the person
/// @param role what they are to it, in the caller's own words
/// @param createdAt when they first joined; a change of role keeps it
public record TeamMember(OrgId orgId, TeamId teamId, UserId userId, Label role, Instant createdAt) implements Described {

    /// The role of one who is given none.
    public static final Label DEFAULT_ROLE = new Label("member");

    public TeamMember {
        createdAt = Timestamps.check(createdAt);
    }

    /// Which state this is.
    public Version version() {
        return Version.of(orgId, teamId, userId, role, createdAt);
    }

    @Override
    public Fields fields() {
        return new Fields().text("role", role);
    }
}
