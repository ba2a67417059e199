package org.landlord.adapter.cli.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.MetadataOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.audit.RecordAuditEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord audit`.
@Command(name = "audit", description = "Lists, records and exports audit events.")
public final class AuditCommand implements CommandGroup {

    @Override
    public List<Object> commands() {
        return List.of(new AuditListCommand(), new Get(), new RecordEvent(), new AuditExportCommand());
    }

    @Command(name = "get", description = "Shows an audit event.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "EVENT", description = "Event id.")
        private AuditEventId eventId;

        @Override
        public ExitCode run(Session session) {
            return session.print(
                    AuditListCommand.view(), session.landlord().auditTrail().get(session.caller(), org.id(), eventId));
        }
    }

    @Command(
            name = "record",
            description = "Records an event of your own service in the audit log of an organization.",
            footer = {
                "",
                "Example:",
                "  landlord audit record --org org_acme --action run.approve --target-type run --target run_123"
            })
    static final class RecordEvent implements CliCommand {

        @Mixin
        private OrgOption org;

        @Option(
                names = "--action",
                required = true,
                paramLabel = "ACTION",
                description = "Action, such as run.approve.")
        private Label action;

        @Option(names = "--target-type", required = true, paramLabel = "TYPE", description = "Type of the target.")
        private Label targetType;

        @Option(names = "--target", paramLabel = "ID", description = "Target id.")
        private @Nullable TargetId targetId;

        @Option(names = "--project", paramLabel = "PROJECT", description = "Project of the target.")
        private @Nullable ProjectId projectId;

        @Option(names = "--actor", paramLabel = "ACTOR", description = "Actor. Default: the caller.")
        private @Nullable ActorId actorId;

        @Option(names = "--id", paramLabel = "ID", description = "Event id. Default: generated.")
        private @Nullable AuditEventId eventId;

        @Option(names = "--at", paramLabel = "TIME", description = "Time of the action. Default: now.")
        private @Nullable Instant occurredAt;

        @Mixin
        private MetadataOption metadata;

        @Override
        public ExitCode run(Session session) {
            RecordAuditEvent command = new RecordAuditEvent(
                    org.id(),
                    eventId,
                    projectId,
                    actorId,
                    action,
                    targetType,
                    targetId,
                    occurredAt,
                    metadata.metadata());
            return session.print(
                    AuditListCommand.view(), session.landlord().auditTrail().record(session.caller(), command));
        }
    }
}
