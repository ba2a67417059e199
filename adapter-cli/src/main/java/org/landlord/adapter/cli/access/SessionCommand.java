package org.landlord.adapter.cli.access;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.truth;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.ListCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.command.YesOption;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.session.ListSessions;
import org.landlord.port.in.access.session.ListedSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord session`.
@Command(name = "session", description = "Manages sessions of the console.")
public final class SessionCommand implements CommandGroup {

    private static View<ListedSession> view() {
        return View.of(
                id("sessionId", listed -> listed.session().sessionId()),
                detail("orgId", listed -> listed.session().orgId()),
                text("keyId", listed -> listed.session().keyId()),
                text("userId", listed -> listed.session().userId()),
                detail("providerId", listed -> listed.session().providerId()),
                time("createdAt", listed -> listed.session().createdAt()),
                time("lastUsedAt", listed -> listed.session().lastUsedAt()),
                time("expiresAt", listed -> listed.session().expiresAt()),
                text("address", listed -> listed.session().address()),
                detail("userAgent", listed -> listed.session().userAgent()),
                truth("current", ListedSession::current));
    }

    @Override
    public List<Object> commands() {
        return List.of(new ListAll(), new Get(), new Revoke());
    }

    @Command(name = "list", description = "Lists the sessions that are not over, by age.")
    static final class ListAll extends ListCommand<ListedSession> {

        @Mixin
        private SessionOwnerOptions owner;

        @Option(names = "--key", paramLabel = "KEY", description = "Only sessions of this API key.")
        private @Nullable KeyId keyId;

        @Option(names = "--user", paramLabel = "USER", description = "Only sessions of this user.")
        private @Nullable UserId userId;

        ListAll() {
            super(SessionCommand::view);
        }

        @Override
        protected Page<ListedSession> fetch(Session session, PageRequest page) {
            ListSessions query = new ListSessions(owner.orgId(), keyId, userId);
            return session.landlord().sessions().list(session.caller(), query, page);
        }
    }

    @Command(name = "get", description = "Shows a session.")
    static final class Get implements CliCommand {

        @Mixin
        private SessionOwnerOptions owner;

        @Parameters(paramLabel = "SESSION", description = "Session id.")
        private SessionId sessionId;

        @Override
        public ExitCode run(Session session) {
            OrgId orgId = owner.orgId();
            return session.print(view(), session.landlord().sessions().get(session.caller(), orgId, sessionId));
        }
    }

    @Command(
            name = "revoke",
            description = "Ends a session immediately. Its holder can sign in again.",
            footer = {
                "",
                "To keep a person out, remove the member or revoke the key: that ends all their sessions.",
                "",
                "Example:",
                "  landlord session revoke ses_01jdzzzzzzzzzzzzzzzzzzzzzz --org org_acme"
            })
    static final class Revoke implements CliCommand {

        @Mixin
        private SessionOwnerOptions owner;

        @Parameters(paramLabel = "SESSION", description = "Session id.")
        private SessionId sessionId;

        @Mixin
        private YesOption yes;

        @Override
        public ExitCode run(Session session) {
            OrgId orgId = owner.orgId();
            if (!yes.confirmed(session, "End session " + sessionId + "?")) {
                session.report("no session was ended");
                return ExitCode.FAILURE;
            }
            session.landlord().sessions().revoke(session.caller(), orgId, sessionId, Precondition.none());
            return session.report("ended session " + sessionId);
        }
    }
}
