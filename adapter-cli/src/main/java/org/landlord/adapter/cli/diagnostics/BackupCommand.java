package org.landlord.adapter.cli.diagnostics;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.number;
import static org.landlord.adapter.cli.output.Field.time;

import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.diagnostics.StorageCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord backup`.
@Command(
        name = "backup",
        description = "Copies the database file, also while a server uses it, and verifies the copy.",
        footer = {
            "",
            "The copy is one state of the database, with all writes that were acknowledged before stateAt. Reads and writes of",
            "the server continue. FILE appears when the copy is complete and verified, and only its owner can read it.",
            "It contains everything that the database contains. The administrator's key file is not part of it.",
            "",
            "Run the command on the machine of the server, as the owner of the database.",
            "",
            "Examples:",
            "  landlord backup /backups/landlord-2026-11-30.db --db /var/lib/landlord/landlord.db",
            "  landlord backup nightly.db --force"
        })
public final class BackupCommand implements CliCommand {

    private static final View<StorageCopy> VIEW = View.of(
            id("file", StorageCopy::file),
            number("bytes", StorageCopy::bytes),
            number("organizations", StorageCopy::organizations),
            number("usageEvents", StorageCopy::usageEvents),
            number("auditEvents", StorageCopy::auditEvents),
            time("stateAt", StorageCopy::stateAt));

    @Parameters(paramLabel = "FILE", description = "The file to write.")
    private String file = "";

    @Option(names = "--force", description = "Replace an existing file.")
    private boolean force;

    @Override
    public ExitCode run(Session session) {
        return session.print(VIEW, session.backups().create(file, force));
    }
}
