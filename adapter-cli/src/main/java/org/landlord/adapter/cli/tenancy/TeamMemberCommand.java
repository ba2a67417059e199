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
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.tenancy.PutTeamMember;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord team member`.
@Command(name = "member", description = "Manages members of a team.")
public final class TeamMemberCommand implements CommandGroup {

    /// The fields of a membership.
    public static View<TeamMember> view() {
        return View.of(
                detail("orgId", TeamMember::orgId),
                word("teamId", TeamMember::teamId),
                id("userId", TeamMember::userId),
                text("role", TeamMember::role),
                time("createdAt", TeamMember::createdAt));
    }

    @Override
    public List<Object> commands() {
        return List.of(new Put(), new Get(), new ListAll(), new Remove());
    }

    /// The team of the members.
    static final class TeamOption {

        @Option(names = "--team", required = true, paramLabel = "TEAM", description = "Team id.")
        private TeamId id;
    }

    @Command(
            name = "put",
            description = "Adds a user to a team, or changes their role.",
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

        @Parameters(paramLabel = "USER", description = "User id.")
        private UserId userId;

        @Option(names = "--role", paramLabel = "ROLE", description = "Role in the team. Default: member.")
        private @Nullable Label role;

        @Mixin
        private IfAbsentOption ifAbsent;

        @Override
        public ExitCode run(Session session) {
            PutTeamMember command = new PutTeamMember(org.id(), team.id, userId, role, ifAbsent.precondition());
            return session.printUpserted(view(), session.landlord().teams().putMember(session.caller(), command));
        }
    }

    @Command(name = "get", description = "Shows a member of a team.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Mixin
        private TeamOption team;

        @Parameters(paramLabel = "USER", description = "User id.")
        private UserId userId;

        @Override
        public ExitCode run(Session session) {
            return session.print(
                    view(), session.landlord().teams().getMember(session.caller(), org.id(), team.id, userId));
        }
    }

    @Command(name = "list", description = "Lists the members of a team by user id.")
    static final class ListAll extends ListCommand<TeamMember> {

        @Mixin
        private OrgOption org;

        @Mixin
        private TeamOption team;

        ListAll() {
            super(TeamMemberCommand::view);
        }

        @Override
        protected Page<TeamMember> fetch(Session session, PageRequest page) {
            return session.landlord().teams().listMembers(session.caller(), org.id(), team.id, page);
        }
    }

    @Command(name = "remove", description = "Removes a user from a team.")
    static final class Remove implements CliCommand {

        @Mixin
        private OrgOption org;

        @Mixin
        private TeamOption team;

        @Parameters(paramLabel = "USER", description = "User id.")
        private UserId userId;

        @Override
        public ExitCode run(Session session) {
            session.landlord().teams().removeMember(session.caller(), org.id(), team.id, userId, Precondition.none());
            return session.report("removed member " + userId + " from team " + team.id);
        }
    }
}
