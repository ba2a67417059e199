package org.landlord.wire.json.tenancy;

import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.tenancy.UpdateProject;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// A project as JSON.
public final class ProjectJson {

    private ProjectJson() {}

    public static void write(Project project, ObjectWriter out) {
        out.text("orgId", project.orgId())
                .text("projectId", project.projectId())
                .text("slug", project.slug())
                .text("name", project.name())
                .metadata("metadata", project.metadata())
                .instant("createdAt", project.createdAt())
                .instant("updatedAt", project.updatedAt());
    }

    public static Project read(ObjectReader in) {
        return new Project(
                in.required("orgId", OrgId::new),
                in.required("projectId", ProjectId::new),
                in.required("slug", Slug::new),
                in.required("name", Name::new),
                in.metadata("metadata"),
                in.instant("createdAt"),
                in.instant("updatedAt"));
    }

    public static void writeCreate(CreateProject command, ObjectWriter out) {
        out.text("projectId", command.projectId())
                .text("slug", command.slug())
                .text("name", command.name())
                .metadata("metadata", command.metadata());
    }

    public static CreateProject readCreate(ObjectReader in, OrgId orgId) {
        return new CreateProject(
                orgId,
                in.optional("projectId", ProjectId::new),
                in.required("slug", Slug::new),
                in.required("name", Name::new),
                in.metadata("metadata"));
    }

    public static void writeUpdate(UpdateProject command, ObjectWriter out) {
        out.text("slug", command.patch().slug())
                .text("name", command.patch().name())
                .patch("metadata", command.patch().metadata());
    }

    public static UpdateProject readUpdate(
            ObjectReader in, OrgId orgId, ProjectId projectId, Precondition precondition) {
        return new UpdateProject(
                orgId,
                projectId,
                new Project.Patch(
                        in.changed("slug", Slug::new), in.changed("name", Name::new), in.metadataPatch("metadata")),
                precondition);
    }
}
