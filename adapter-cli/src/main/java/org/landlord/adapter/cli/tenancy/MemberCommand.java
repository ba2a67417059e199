package org.landlord.adapter.cli.tenancy;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.landlord.adapter.cli.option.IfAbsentOption;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Noun;
import org.landlord.adapter.cli.shared.Pages;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.tenancy.PutOrgMember;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord member`: the people of an organization.
@Command(name = "member", description = "Members of an organization.")
public final class MemberCommand implements Noun {

    @Override
    public List<Object> commands() {
        return List.of(new Put(), new ListAll(), new Remove());
    }

    /// The labels of the roles, for shell completion.
    static final class Roles implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(OrgRole.values()).map(OrgRole::label).iterator();
        }
    }

    @Command(
            name = "put",
            description = "Makes a person a member, or changes their role.",
            footer = {"", "Example:", "  landlord member put user_ada --org org_acme --role owner"})
    static final class Put implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "USER", description = "Id of the person.")
        private UserId userId;

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                completionCandidates = Roles.class,
                description = "owner, admin, billing, auditor or member.")
        private OrgRole role;

        @Mixin
        private IfAbsentOption ifAbsent;

        @Override
        public ExitCode run(Session session) {
            PutOrgMember command = new PutOrgMember(org.id(), userId, role, ifAbsent.precondition());
            return session.print(
                    TenancyViews.ORG_MEMBER,
                    session.landlord()
                            .organizations()
                            .putMember(session.caller(), command)
                            .value());
        }
    }

    @Command(name = "list", description = "Lists the members by user id.")
    static final class ListAll implements CliCommand {

        @Mixin
        private OrgOption org;

        @Mixin
        private LimitOption limit;

        @Override
        public ExitCode run(Session session) {
            return session.printAll(
                    TenancyViews.ORG_MEMBER,
                    Pages.all(
                            limit.count(),
                            page -> session.landlord().organizations().listMembers(session.caller(), org.id(), page)));
        }
    }

    @Command(name = "remove", description = "Ends a membership.")
    static final class Remove implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "USER", description = "Id of the person.")
        private UserId userId;

        @Override
        public ExitCode run(Session session) {
            session.landlord().organizations().removeMember(session.caller(), org.id(), userId, Precondition.none());
            return session.say("removed member " + userId + " from org " + org.id());
        }
    }
}
