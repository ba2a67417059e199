package org.landlord.domain.tenancy;

import java.time.Instant;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;

/// A person's membership in an organization.
///
/// @param createdAt when the person joined; a change of role keeps it
public record OrgMember(OrgId orgId, UserId userId, OrgRole role, Instant createdAt) implements Described {

    public OrgMember {
        createdAt = Timestamps.check(createdAt);
    }

    public Version version() {
        return Version.of(orgId, userId, role.label(), createdAt);
    }

    @Override
    public Fields fields() {
        return new Fields().text("role", role.label());
    }
}
