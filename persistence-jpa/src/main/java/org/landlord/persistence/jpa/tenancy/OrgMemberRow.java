package org.landlord.persistence.jpa.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.UserId;

/// An [OrgMember].
@Entity
@Table(name = "org_member")
class OrgMemberRow {

    @EmbeddedId
    private OrgMemberKey id;

    @Column(name = "role")
    private String role;

    @Column(name = "created_at")
    private long createdAt;

    /// For Hibernate.
    protected OrgMemberRow() {}

    static OrgMemberRow toRow(OrgMember member) {
        OrgMemberRow row = new OrgMemberRow();
        row.id = new OrgMemberKey(member.orgId().value(), member.userId().value());
        row.role = member.role().label();
        row.createdAt = member.createdAt().toEpochMilli();
        return row;
    }

    OrgMember toDomain() {
        return new OrgMember(
                new OrgId(id.orgId()), new UserId(id.userId()), OrgRole.of(role), Instant.ofEpochMilli(createdAt));
    }
}
