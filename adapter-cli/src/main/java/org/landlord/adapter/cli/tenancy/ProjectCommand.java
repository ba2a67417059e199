package org.landlord.adapter.cli.tenancy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.option.MetadataOption;
import org.landlord.adapter.cli.option.MetadataPatchOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Noun;
import org.landlord.adapter.cli.shared.Pages;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.adapter.cli.shared.WrongUsage;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.tenancy.UpdateProject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord project`: what an organization builds or runs.
@Command(name = "project", description = "Projects of an organization and the teams that get at them.")
public final class ProjectCommand implements Noun {

    @Override
    public List<Object> commands() {
        return List.of(new Create(), new ListAll(), new Get(), new Update(), new Delete(), new ProjectGrantCommand());
    }

    @Command(
            name = "create",
            description = "Makes a project.",
            footer = {"", "Example:", "  landlord project create --org org_acme --slug app --name App --id project_app"
            })
    static final class Create implements CliCommand {

        @Mixin
        private OrgOption org;

        @Option(
                names = "--slug",
                required = true,
                paramLabel = "SLUG",
                description = "Short name, unique among the organization's projects.")
        private Slug slug;

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "What people call it.")
        private Name name;

        @Option(names = "--id", paramLabel = "ID", description = "Its id; Landlord makes one by default.")
        private @Nullable ProjectId projectId;

        @Mixin
        private MetadataOption metadata;

        @Override
        public ExitCode run(Session session) {
            CreateProject command = new CreateProject(org.id(), projectId, slug, name, metadata.metadata());
            return session.print(
                    TenancyViews.PROJECT, session.landlord().projects().create(session.caller(), command));
        }
    }

    @Command(name = "list", description = "Lists the projects by slug.")
    static final class ListAll implements CliCommand {

        @Mixin
        private OrgOption org;

        @Mixin
        private LimitOption limit;

        @Override
        public ExitCode run(Session session) {
            return session.printAll(
                    TenancyViews.PROJECT,
                    Pages.all(
                            limit.count(),
                            page -> session.landlord().projects().list(session.caller(), org.id(), page)));
        }
    }

    @Command(name = "get", description = "Shows a project.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "PROJECT", description = "Its id.")
        private ProjectId projectId;

        @Override
        public ExitCode run(Session session) {
            return session.print(
                    TenancyViews.PROJECT, session.landlord().projects().get(session.caller(), org.id(), projectId));
        }
    }

    @Command(name = "update", description = "Changes a project; what is not given stays.")
    static final class Update implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "PROJECT", description = "Its id.")
        private ProjectId projectId;

        @Option(names = "--slug", paramLabel = "SLUG", description = "Its new short name.")
        private @Nullable Slug slug;

        @Option(names = "--name", paramLabel = "NAME", description = "Its new name.")
        private @Nullable Name name;

        @Mixin
        private MetadataPatchOption metadata;

        @Override
        public ExitCode run(Session session) {
            if (slug == null && name == null && !metadata.isGiven()) {
                throw new WrongUsage("nothing to change: give --slug, --name or --metadata");
            }
            UpdateProject command =
                    new UpdateProject(
                            org.id(),
                            projectId,
                            new Project.Patch(slug, name, metadata.patch()),
                            Precondition.none());
            return session.print(
                    TenancyViews.PROJECT, session.landlord().projects().update(session.caller(), command));
        }
    }

    @Command(
            name = "delete",
            description = "Deletes a project with its grants, limits and secret references, if it has no usage.")
    static final class Delete implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "PROJECT", description = "Its id.")
        private ProjectId projectId;

        @Override
        public ExitCode run(Session session) {
            session.landlord().projects().delete(session.caller(), org.id(), projectId, Precondition.none());
            return session.say("deleted project " + projectId);
        }
    }
}
