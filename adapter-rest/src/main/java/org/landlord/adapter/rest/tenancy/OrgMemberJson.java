package org.landlord.adapter.rest.tenancy;

import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.domain.tenancy.OrgMember;

/// A member of an organization as JSON.
public final class OrgMemberJson {

    private OrgMemberJson() {}

    /// Writes its members.
    public static void write(OrgMember member, ObjectWriter out) {
        out.text("orgId", member.orgId())
                .text("userId", member.userId())
                .text("role", member.role().label())
                .instant("createdAt", member.createdAt());
    }
}
