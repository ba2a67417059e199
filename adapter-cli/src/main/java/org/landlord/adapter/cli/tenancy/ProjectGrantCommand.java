package org.landlord.adapter.cli.tenancy;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.ListCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.IfAbsentOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.tenancy.PutProjectTeam;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord project grant`.
@Command(name = "grant", description = "Manages the access of teams to a project.")
public final class ProjectGrantCommand implements CommandGroup {

    /// The fields of a grant.
    public static View<ProjectTeamGrant> view() {
        return View.of(
                detail("orgId", ProjectTeamGrant::orgId),
                word("projectId", ProjectTeamGrant::projectId),
                id("teamId", ProjectTeamGrant::teamId),
                text("role", ProjectTeamGrant::role),
                time("createdAt", ProjectTeamGrant::createdAt));
    }

    @Override
    public List<Object> commands() {
        return List.of(new Put(), new Get(), new ListAll(), new Remove());
    }

    /// The project of the grants.
    static final class RequiredProjectOption {

        @Option(names = "--project", required = true, paramLabel = "PROJECT", description = "Project id.")
        private ProjectId id;
    }

    @Command(
            name = "put",
            description = "Grants a team access to a project, or changes its role.",
            footer = {
                "",
                "Example:",
                "  landlord project grant put team_platform --org org_acme --project project_app --role editor"
            })
    static final class Put implements CliCommand {

        @Mixin
        private OrgOption org;

        @Mixin
        private RequiredProjectOption project;

        @Parameters(paramLabel = "TEAM", description = "Team id.")
        private TeamId teamId;

        @Option(names = "--role", paramLabel = "ROLE", description = "Role of the team. Default: viewer.")
        private @Nullable Label role;

        @Mixin
        private IfAbsentOption ifAbsent;

        @Override
        public ExitCode run(Session session) {
            PutProjectTeam command = new PutProjectTeam(org.id(), project.id, teamId, role, ifAbsent.precondition());
            return session.printUpserted(view(), session.landlord().projects().putTeam(session.caller(), command));
        }
    }

    @Command(name = "get", description = "Shows a team's access to a project.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Mixin
        private RequiredProjectOption project;

        @Parameters(paramLabel = "TEAM", description = "Team id.")
        private TeamId teamId;

        @Override
        public ExitCode run(Session session) {
            return session.print(
                    view(), session.landlord().projects().getTeam(session.caller(), org.id(), project.id, teamId));
        }
    }

    @Command(name = "list", description = "Lists the teams with access to a project by team id.")
    static final class ListAll extends ListCommand<ProjectTeamGrant> {

        @Mixin
        private OrgOption org;

        @Mixin
        private RequiredProjectOption project;

        ListAll() {
            super(ProjectGrantCommand::view);
        }

        @Override
        protected Page<ProjectTeamGrant> fetch(Session session, PageRequest page) {
            return session.landlord().projects().listTeams(session.caller(), org.id(), project.id, page);
        }
    }

    @Command(name = "remove", description = "Revokes a team's access to a project.")
    static final class Remove implements CliCommand {

        @Mixin
        private OrgOption org;

        @Mixin
        private RequiredProjectOption project;

        @Parameters(paramLabel = "TEAM", description = "Team id.")
        private TeamId teamId;

        @Override
        public ExitCode run(Session session) {
            session.landlord()
                    .projects()
                    .removeTeam(session.caller(), org.id(), project.id, teamId, Precondition.none());
            return session.report("removed team " + teamId + " from project " + project.id);
        }
    }
}
