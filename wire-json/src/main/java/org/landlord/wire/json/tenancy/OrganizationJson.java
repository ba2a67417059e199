package org.landlord.wire.json.tenancy;

import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.UpdateOrganization;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// An organization as JSON.
public final class OrganizationJson {

    private OrganizationJson() {}

    public static void write(Organization org, ObjectWriter out) {
        out.text("orgId", org.orgId())
                .text("slug", org.slug())
                .text("name", org.name())
                .metadata("metadata", org.metadata())
                .instant("createdAt", org.createdAt())
                .instant("updatedAt", org.updatedAt());
    }

    public static Organization read(ObjectReader in) {
        return new Organization(
                in.required("orgId", OrgId::new),
                in.required("slug", Slug::new),
                in.required("name", Name::new),
                in.metadata("metadata"),
                in.instant("createdAt"),
                in.instant("updatedAt"));
    }

    public static void writeCreate(CreateOrganization command, ObjectWriter out) {
        out.text("orgId", command.orgId())
                .text("slug", command.slug())
                .text("name", command.name())
                .metadata("metadata", command.metadata());
    }

    public static CreateOrganization readCreate(ObjectReader in) {
        return new CreateOrganization(
                in.optional("orgId", OrgId::new),
                in.required("slug", Slug::new),
                in.required("name", Name::new),
                in.metadata("metadata"));
    }

    public static void writeUpdate(UpdateOrganization command, ObjectWriter out) {
        out.text("slug", command.patch().slug())
                .text("name", command.patch().name())
                .patch("metadata", command.patch().metadata());
    }

    public static UpdateOrganization readUpdate(ObjectReader in, OrgId orgId, Precondition precondition) {
        return new UpdateOrganization(
                orgId,
                new Organization.Patch(
                        in.changed("slug", Slug::new), in.changed("name", Name::new), in.metadataPatch("metadata")),
                precondition);
    }
}
