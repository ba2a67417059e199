package org.landlord.wire.json.tenancy;

import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.tenancy.PutOrgMember;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// A member of an organization as JSON.
public final class OrgMemberJson {

    private OrgMemberJson() {}

    public static void write(OrgMember member, ObjectWriter out) {
        out.text("orgId", member.orgId())
                .text("userId", member.userId())
                .text("role", member.role().label())
                .instant("createdAt", member.createdAt());
    }

    public static OrgMember read(ObjectReader in) {
        return new OrgMember(
                in.required("orgId", OrgId::new),
                in.required("userId", UserId::new),
                in.required("role", OrgRole::of),
                in.instant("createdAt"));
    }

    public static void writePut(PutOrgMember command, ObjectWriter out) {
        out.text("role", command.role().label());
    }

    public static PutOrgMember readPut(ObjectReader in, OrgId orgId, UserId userId, Precondition precondition) {
        return new PutOrgMember(orgId, userId, in.required("role", OrgRole::of), precondition);
    }
}
