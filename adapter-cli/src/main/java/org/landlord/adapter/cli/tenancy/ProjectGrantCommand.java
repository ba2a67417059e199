package org.landlord.adapter.cli.tenancy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.IfAbsentOption;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Noun;
import org.landlord.adapter.cli.shared.Pages;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.in.tenancy.PutProjectTeam;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord project grant`: which teams get at a project.
@Command(name = "grant", description = "Teams that get at a project.")
final class ProjectGrantCommand implements Noun {

    @Override
    public List<Object> commands() {
        return List.of(new Put(), new ListAll(), new Remove());
    }

    /// Which project.
    static final class OfProjectOption {

        @Option(names = "--project", required = true, paramLabel = "PROJECT", description = "Id of the project.")
        private ProjectId id;
    }

    @Command(
            name = "put",
            description = "Lets a team at a project, or changes its role there.",
            footer = {
                "",
                "Example:",
                "  landlord project grant put team_platform --org org_acme --project project_app --role editor"
            })
    static final class Put implements CliCommand {

        @Mixin
        private OrgOption org;

        @Mixin
        private OfProjectOption project;

        @Parameters(paramLabel = "TEAM", description = "Id of the team.")
        private TeamId teamId;

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                description = "What the team is to the project; viewer by default.")
        private @Nullable Label role;

        @Mixin
        private IfAbsentOption ifAbsent;

        @Override
        public ExitCode run(Session session) {
            PutProjectTeam command = new PutProjectTeam(org.id(), project.id, teamId, role, ifAbsent.precondition());
            return session.print(
                    TenancyViews.PROJECT_TEAM,
                    session.landlord()
                            .projects()
                            .putTeam(session.caller(), command)
                            .value());
        }
    }

    @Command(name = "list", description = "Lists the teams that get at a project, by team id.")
    static final class ListAll implements CliCommand {

        @Mixin
        private OrgOption org;

        @Mixin
        private OfProjectOption project;

        @Mixin
        private LimitOption limit;

        @Override
        public ExitCode run(Session session) {
            return session.printAll(
                    TenancyViews.PROJECT_TEAM,
                    Pages.all(
                            limit.count(),
                            page -> session.landlord()
                                    .projects()
                                    .listTeams(session.caller(), org.id(), project.id, page)));
        }
    }

    @Command(name = "remove", description = "Shuts a team out of a project.")
    static final class Remove implements CliCommand {

        @Mixin
        private OrgOption org;

        @Mixin
        private OfProjectOption project;

        @Parameters(paramLabel = "TEAM", description = "Id of the team.")
        private TeamId teamId;

        @Override
        public ExitCode run(Session session) {
            session.landlord()
                    .projects()
                    .removeTeam(session.caller(), org.id(), project.id, teamId, Precondition.none());
            return session.say("removed team " + teamId + " from project " + project.id);
        }
    }
}
