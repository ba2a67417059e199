package org.landlord.adapter.rest.tenancy;

import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.domain.tenancy.Organization;

/// An organization as JSON.
public final class OrganizationJson {

    private OrganizationJson() {}

    /// Writes its members.
    public static void write(Organization org, ObjectWriter out) {
        out.text("orgId", org.orgId())
                .text("slug", org.slug())
                .text("name", org.name())
                .metadata("metadata", org.metadata())
                .instant("createdAt", org.createdAt())
                .instant("updatedAt", org.updatedAt());
    }
}
