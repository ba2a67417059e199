package org.landlord.domain.tenancy;

import java.time.Instant;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;

/// That a team may get at a project.
///
/// @param orgId the organization of both
/// @param projectId the project
/// @param teamId the team
/// @param role what the team is to the project
/// @param createdAt when it was first granted; a change of role keeps it
public record ProjectTeamGrant(OrgId orgId, ProjectId projectId, TeamId teamId, Label role, Instant createdAt) implements Described {

    /// The role of a team that is given none.
    public static final Label DEFAULT_ROLE = new Label("viewer");

    public ProjectTeamGrant {
        createdAt = Timestamps.check(createdAt);
    }

    /// Which state this is.
    public Version version() {
        return Version.of(orgId, projectId, teamId, role, createdAt);
    }

    @Override
    public Fields fields() {
        return new Fields().text("role", role);
    }
}
