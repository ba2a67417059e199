package org.landlord.adapter.cli.tenancy;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.json;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.ListCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.MetadataOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.tenancy.UpdateProject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord project`.
@Command(name = "project", description = "Manages projects of an organization and their team grants.")
public final class ProjectCommand implements CommandGroup {

    /// The fields of a project.
    public static View<Project> view() {
        return View.of(
                detail("orgId", Project::orgId),
                id("projectId", Project::projectId),
                word("slug", Project::slug),
                text("name", Project::name),
                json("metadata", Project::metadata),
                time("createdAt", Project::createdAt),
                time("updatedAt", Project::updatedAt));
    }

    @Override
    public List<Object> commands() {
        return List.of(new Create(), new ListAll(), new Get(), new Update(), new Delete(), new ProjectGrantCommand());
    }

    @Command(
            name = "create",
            description = "Creates a project.",
            footer = {"", "Example:", "  landlord project create --org org_acme --slug app --name App --id project_app"
            })
    static final class Create implements CliCommand {

        @Mixin
        private OrgOption org;

        @Option(
                names = "--slug",
                required = true,
                paramLabel = "SLUG",
                description = "Short name, unique within the organization.")
        private Slug slug;

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "Display name.")
        private Name name;

        @Option(names = "--id", paramLabel = "ID", description = "Project id. Default: generated.")
        private @Nullable ProjectId projectId;

        @Mixin
        private MetadataOption metadata;

        @Override
        public ExitCode run(Session session) {
            CreateProject command = new CreateProject(org.id(), projectId, slug, name, metadata.metadata());
            return session.print(view(), session.landlord().projects().create(session.caller(), command));
        }
    }

    @Command(name = "list", description = "Lists the projects of an organization by slug.")
    static final class ListAll extends ListCommand<Project> {

        @Mixin
        private OrgOption org;

        ListAll() {
            super(ProjectCommand::view);
        }

        @Override
        protected Page<Project> fetch(Session session, PageRequest page) {
            return session.landlord().projects().list(session.caller(), org.id(), page);
        }
    }

    @Command(name = "get", description = "Shows a project.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "PROJECT", description = "Project id.")
        private ProjectId projectId;

        @Override
        public ExitCode run(Session session) {
            return session.print(view(), session.landlord().projects().get(session.caller(), org.id(), projectId));
        }
    }

    @Command(name = "update", description = "Updates a project. Omitted fields are unchanged.")
    static final class Update implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "PROJECT", description = "Project id.")
        private ProjectId projectId;

        @Option(names = "--slug", paramLabel = "SLUG", description = "New short name.")
        private @Nullable Slug slug;

        @Option(names = "--name", paramLabel = "NAME", description = "New display name.")
        private @Nullable Name name;

        @Mixin
        private MetadataPatchOption metadata;

        @Override
        public ExitCode run(Session session) {
            if (slug == null && name == null && !metadata.isGiven()) {
                throw new InvalidArguments("nothing to update: set --slug, --name or --metadata");
            }
            UpdateProject command = new UpdateProject(
                    org.id(), projectId, new Project.Patch(slug, name, metadata.patch()), Precondition.none());
            return session.print(view(), session.landlord().projects().update(session.caller(), command));
        }
    }

    @Command(
            name = "delete",
            description = "Deletes a project with its grants, limits and secret references. Fails if it has usage.")
    static final class Delete implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "PROJECT", description = "Project id.")
        private ProjectId projectId;

        @Override
        public ExitCode run(Session session) {
            session.landlord().projects().delete(session.caller(), org.id(), projectId, Precondition.none());
            return session.report("deleted project " + projectId);
        }
    }
}
