package org.landlord.domain.tenancy;

import java.time.Instant;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;

/// A person's membership in a team.
///
/// @param role any label; it grants nothing
/// @param createdAt when the person joined; a change of role keeps it
public record TeamMember(OrgId orgId, TeamId teamId, UserId userId, Label role, Instant createdAt)
        implements Described {

    /// The role if none is given.
    public static final Label DEFAULT_ROLE = new Label("member");

    public TeamMember {
        createdAt = Timestamps.check(createdAt);
    }

    public Version version() {
        return Version.of(orgId, teamId, userId, role, createdAt);
    }

    @Override
    public Fields fields() {
        return new Fields().text("role", role);
    }
}
