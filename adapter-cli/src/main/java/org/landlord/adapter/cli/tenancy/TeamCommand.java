package org.landlord.adapter.cli.tenancy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Noun;
import org.landlord.adapter.cli.shared.Pages;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.adapter.cli.shared.WrongUsage;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.in.tenancy.CreateTeam;
import org.landlord.port.in.tenancy.UpdateTeam;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord team`: people of an organization who work together.
@Command(name = "team", description = "Teams of an organization and their members.")
public final class TeamCommand implements Noun {

    @Override
    public List<Object> commands() {
        return List.of(new Create(), new ListAll(), new Get(), new Update(), new Delete(), new TeamMemberCommand());
    }

    @Command(
            name = "create",
            description = "Makes a team.",
            footer = {"", "Example:", "  landlord team create --org org_acme --slug platform --name Platform"})
    static final class Create implements CliCommand {

        @Mixin
        private OrgOption org;

        @Option(
                names = "--slug",
                required = true,
                paramLabel = "SLUG",
                description = "Short name, unique among the organization's teams.")
        private Slug slug;

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "What people call it.")
        private Name name;

        @Option(names = "--id", paramLabel = "ID", description = "Its id; Landlord makes one by default.")
        private @Nullable TeamId teamId;

        @Override
        public ExitCode run(Session session) {
            CreateTeam command = new CreateTeam(org.id(), teamId, slug, name);
            return session.print(TenancyViews.TEAM, session.landlord().teams().create(session.caller(), command));
        }
    }

    @Command(name = "list", description = "Lists the teams by slug.")
    static final class ListAll implements CliCommand {

        @Mixin
        private OrgOption org;

        @Mixin
        private LimitOption limit;

        @Override
        public ExitCode run(Session session) {
            return session.printAll(
                    TenancyViews.TEAM,
                    Pages.all(
                            limit.count(), page -> session.landlord().teams().list(session.caller(), org.id(), page)));
        }
    }

    @Command(name = "get", description = "Shows a team.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "TEAM", description = "Its id.")
        private TeamId teamId;

        @Override
        public ExitCode run(Session session) {
            return session.print(TenancyViews.TEAM, session.landlord().teams().get(session.caller(), org.id(), teamId));
        }
    }

    @Command(name = "update", description = "Changes a team; what is not given stays.")
    static final class Update implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "TEAM", description = "Its id.")
        private TeamId teamId;

        @Option(names = "--slug", paramLabel = "SLUG", description = "Its new short name.")
        private @Nullable Slug slug;

        @Option(names = "--name", paramLabel = "NAME", description = "Its new name.")
        private @Nullable Name name;

        @Override
        public ExitCode run(Session session) {
            if (slug == null && name == null) {
                throw new WrongUsage("nothing to change: give --slug or --name");
            }
            UpdateTeam command = new UpdateTeam(org.id(), teamId, new Team.Patch(slug, name), Precondition.none());
            return session.print(TenancyViews.TEAM, session.landlord().teams().update(session.caller(), command));
        }
    }

    @Command(name = "delete", description = "Deletes a team with its memberships and its access to projects.")
    static final class Delete implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "TEAM", description = "Its id.")
        private TeamId teamId;

        @Override
        public ExitCode run(Session session) {
            session.landlord().teams().delete(session.caller(), org.id(), teamId, Precondition.none());
            return session.say("deleted team " + teamId);
        }
    }
}
