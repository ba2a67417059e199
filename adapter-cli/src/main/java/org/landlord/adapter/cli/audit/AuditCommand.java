package org.landlord.adapter.cli.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.MetadataOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Noun;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.audit.RecordAuditEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `landlord audit`: who changed what.
@Command(name = "audit", description = "The audit log: who changed what.")
public final class AuditCommand implements Noun {

    @Override
    public List<Object> commands() {
        return List.of(new AuditListCommand(), new RecordEvent(), new AuditExportCommand());
    }

    @Command(
            name = "record",
            description = "Writes an event of your own service into an organization's log.",
            footer = {
                "",
                "Example:",
                "  landlord audit record --org org_acme --action run.approve --target-type run --target run_123"
            })
    static final class RecordEvent implements CliCommand {

        @Mixin
        private OrgOption org;

        @Option(names = "--action", required = true, paramLabel = "ACTION", description = "What was done.")
        private Label action;

        @Option(names = "--target-type", required = true, paramLabel = "TYPE", description = "To what kind of thing.")
        private Label targetType;

        @Option(names = "--target", paramLabel = "ID", description = "To which of them.")
        private @Nullable TargetId targetId;

        @Option(names = "--project", paramLabel = "PROJECT", description = "In which project.")
        private @Nullable ProjectId projectId;

        @Option(names = "--actor", paramLabel = "ACTOR", description = "Who did it; you by default.")
        private @Nullable ActorId actorId;

        @Option(names = "--id", paramLabel = "ID", description = "Id of the event; Landlord makes one by default.")
        private @Nullable AuditEventId eventId;

        @Option(names = "--at", paramLabel = "TIME", description = "When it happened; now by default.")
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
                    AuditViews.AUDIT_EVENT, session.landlord().auditTrail().record(session.caller(), command));
        }
    }
}
