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
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.ListCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.tenancy.CreateTeam;
import org.landlord.port.in.tenancy.UpdateTeam;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord team`.
@Command(name = "team", description = "Manages teams of an organization and their members.")
public final class TeamCommand implements CommandGroup {

    /// The fields of a team.
    public static View<Team> view() {
        return View.of(
                detail("orgId", Team::orgId),
                id("teamId", Team::teamId),
                word("slug", Team::slug),
                text("name", Team::name),
                time("createdAt", Team::createdAt),
                time("updatedAt", Team::updatedAt));
    }

    @Override
    public List<Object> commands() {
        return List.of(new Create(), new ListAll(), new Get(), new Update(), new Delete(), new TeamMemberCommand());
    }

    @Command(
            name = "create",
            description = "Creates a team.",
            footer = {"", "Example:", "  landlord team create --org org_acme --slug platform --name Platform"})
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

        @Option(names = "--id", paramLabel = "ID", description = "Team id. Default: generated.")
        private @Nullable TeamId teamId;

        @Override
        public ExitCode run(Session session) {
            CreateTeam command = new CreateTeam(org.id(), teamId, slug, name);
            return session.print(view(), session.landlord().teams().create(session.caller(), command));
        }
    }

    @Command(name = "list", description = "Lists the teams of an organization by slug.")
    static final class ListAll extends ListCommand<Team> {

        @Mixin
        private OrgOption org;

        ListAll() {
            super(TeamCommand::view);
        }

        @Override
        protected Page<Team> fetch(Session session, PageRequest page) {
            return session.landlord().teams().list(session.caller(), org.id(), page);
        }
    }

    @Command(name = "get", description = "Shows a team.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "TEAM", description = "Team id.")
        private TeamId teamId;

        @Override
        public ExitCode run(Session session) {
            return session.print(view(), session.landlord().teams().get(session.caller(), org.id(), teamId));
        }
    }

    @Command(name = "update", description = "Updates a team. Omitted fields are unchanged.")
    static final class Update implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "TEAM", description = "Team id.")
        private TeamId teamId;

        @Option(names = "--slug", paramLabel = "SLUG", description = "New short name.")
        private @Nullable Slug slug;

        @Option(names = "--name", paramLabel = "NAME", description = "New display name.")
        private @Nullable Name name;

        @Override
        public ExitCode run(Session session) {
            if (slug == null && name == null) {
                throw new InvalidArguments("nothing to update: set --slug or --name");
            }
            UpdateTeam command = new UpdateTeam(org.id(), teamId, new Team.Patch(slug, name), Precondition.none());
            return session.print(view(), session.landlord().teams().update(session.caller(), command));
        }
    }

    @Command(name = "delete", description = "Deletes a team with its memberships and project grants.")
    static final class Delete implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "TEAM", description = "Team id.")
        private TeamId teamId;

        @Override
        public ExitCode run(Session session) {
            session.landlord().teams().delete(session.caller(), org.id(), teamId, Precondition.none());
            return session.report("deleted team " + teamId);
        }
    }
}
