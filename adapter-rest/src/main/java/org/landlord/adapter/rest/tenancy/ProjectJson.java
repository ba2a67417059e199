package org.landlord.adapter.rest.tenancy;

import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.domain.tenancy.Project;

/// A project as JSON.
public final class ProjectJson {

    private ProjectJson() {}

    /// Writes its members.
    public static void write(Project project, ObjectWriter out) {
        out.text("orgId", project.orgId())
                .text("projectId", project.projectId())
                .text("slug", project.slug())
                .text("name", project.name())
                .metadata("metadata", project.metadata())
                .instant("createdAt", project.createdAt())
                .instant("updatedAt", project.updatedAt());
    }
}
