package org.landlord.domain.tenancy;

import java.time.Instant;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;

/// A team's access to a project.
///
/// @param role a [org.landlord.domain.access.ProjectRole], or any other label, which grants nothing
/// @param createdAt when access was granted; a change of role keeps it
public record ProjectTeamGrant(OrgId orgId, ProjectId projectId, TeamId teamId, Label role, Instant createdAt)
        implements Described {

    /// The role if none is given.
    public static final Label DEFAULT_ROLE = new Label("viewer");

    public ProjectTeamGrant {
        createdAt = Timestamps.check(createdAt);
    }

    public Version version() {
        return Version.of(orgId, projectId, teamId, role, createdAt);
    }

    @Override
    public Fields fields() {
        return new Fields().text("role", role);
    }
}
