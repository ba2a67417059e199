package org.landlord.port.out.tenancy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.UserId;

/// Members of organizations.
public interface OrgMemberStore {

    /// Inserts or replaces the member with the same key.
    void put(OrgMember member);

    /// Deletes a member, if it exists.
    void delete(OrgId orgId, UserId userId);

    Optional<OrgMember> find(OrgId orgId, UserId userId);

    /// The number of members with the role.
    int count(OrgId orgId, OrgRole role);

    /// By user id.
    List<OrgMember> list(OrgId orgId, @Nullable UserId after, int limit);
}
