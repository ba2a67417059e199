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
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.tenancy.PutTeamMember;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord team member`: the people of a team.
@Command(name = "member", description = "Members of a team.")
final class TeamMemberCommand implements Noun {

    @Override
    public List<Object> commands() {
        return List.of(new Put(), new ListAll(), new Remove());
    }

    /// Which team.
    static final class TeamOption {

        @Option(names = "--team", required = true, paramLabel = "TEAM", description = "Id of the team.")
        private TeamId id;
    }

    @Command(
            name = "put",
            description = "Makes a person a member, or changes their role.",
            footer = {
                "",
                "Example:",
                "  landlord team member put user_ada --org org_acme --team team_platform --role lead"
            })
    static final class Put implements CliCommand {

        @Mixin
        private OrgOption org;

        @Mixin
        private TeamOption team;

        @Parameters(paramLabel = "USER", description = "Id of the person.")
        private UserId userId;

        @Option(names = "--role", paramLabel = "ROLE", description = "What they are to the team; member by default.")
        private @Nullable Label role;

        @Mixin
        private IfAbsentOption ifAbsent;

        @Override
        public ExitCode run(Session session) {
            PutTeamMember command = new PutTeamMember(org.id(), team.id, userId, role, ifAbsent.precondition());
            return session.print(
                    TenancyViews.TEAM_MEMBER,
                    session.landlord()
                            .teams()
                            .putMember(session.caller(), command)
                            .value());
        }
    }

    @Command(name = "list", description = "Lists the members by user id.")
    static final class ListAll implements CliCommand {

        @Mixin
        private OrgOption org;

        @Mixin
        private TeamOption team;

        @Mixin
        private LimitOption limit;

        @Override
        public ExitCode run(Session session) {
            return session.printAll(
                    TenancyViews.TEAM_MEMBER,
                    Pages.all(
                            limit.count(),
                            page -> session.landlord().teams().listMembers(session.caller(), org.id(), team.id, page)));
        }
    }

    @Command(name = "remove", description = "Ends a membership.")
    static final class Remove implements CliCommand {

        @Mixin
        private OrgOption org;

        @Mixin
        private TeamOption team;

        @Parameters(paramLabel = "USER", description = "Id of the person.")
        private UserId userId;

        @Override
        public ExitCode run(Session session) {
            session.landlord().teams().removeMember(session.caller(), org.id(), team.id, userId, Precondition.none());
            return session.say("removed member " + userId + " from team " + team.id);
        }
    }
}
