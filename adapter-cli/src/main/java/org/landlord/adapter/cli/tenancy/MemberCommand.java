package org.landlord.adapter.cli.tenancy;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
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
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.tenancy.PutOrgMember;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord member`.
@Command(name = "member", description = "Manages members of an organization.")
public final class MemberCommand implements CommandGroup {

    /// The fields of a membership.
    public static View<OrgMember> view() {
        return View.of(
                detail("orgId", OrgMember::orgId),
                id("userId", OrgMember::userId),
                word("role", member -> member.role().label()),
                time("createdAt", OrgMember::createdAt));
    }

    @Override
    public List<Object> commands() {
        return List.of(new Put(), new Get(), new ListAll(), new Remove());
    }

    @Command(
            name = "put",
            description = "Adds a user to an organization, or changes their role.",
            footer = {"", "Example:", "  landlord member put user_ada --org org_acme --role owner"})
    static final class Put implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "USER", description = "User id.")
        private UserId userId;

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "owner, admin, billing, auditor or member.")
        private OrgRole role;

        @Mixin
        private IfAbsentOption ifAbsent;

        @Override
        public ExitCode run(Session session) {
            PutOrgMember command = new PutOrgMember(org.id(), userId, role, ifAbsent.precondition());
            return session.printUpserted(
                    view(), session.landlord().organizations().putMember(session.caller(), command));
        }
    }

    @Command(name = "get", description = "Shows a member of an organization.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "USER", description = "User id.")
        private UserId userId;

        @Override
        public ExitCode run(Session session) {
            return session.print(
                    view(), session.landlord().organizations().getMember(session.caller(), org.id(), userId));
        }
    }

    @Command(name = "list", description = "Lists the members of an organization by user id.")
    static final class ListAll extends ListCommand<OrgMember> {

        @Mixin
        private OrgOption org;

        @Option(names = "--role", paramLabel = "ROLE", description = "Only members with this role.")
        private @Nullable OrgRole role;

        ListAll() {
            super(MemberCommand::view);
        }

        @Override
        protected Page<OrgMember> fetch(Session session, PageRequest page) {
            return session.landlord().organizations().listMembers(session.caller(), org.id(), role, page);
        }
    }

    @Command(name = "remove", description = "Removes a user from an organization.")
    static final class Remove implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "USER", description = "User id.")
        private UserId userId;

        @Override
        public ExitCode run(Session session) {
            session.landlord().organizations().removeMember(session.caller(), org.id(), userId, Precondition.none());
            return session.report("removed member " + userId + " from org " + org.id());
        }
    }
}
