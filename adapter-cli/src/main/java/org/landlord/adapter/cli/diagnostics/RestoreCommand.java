package org.landlord.adapter.cli.diagnostics;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.number;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.time;

import java.nio.file.Files;
import java.nio.file.Path;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.command.Target;
import org.landlord.adapter.cli.command.YesOption;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.diagnostics.RestoredStorage;
import org.landlord.port.in.diagnostics.Backups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `landlord restore`.
@Command(
        name = "restore",
        description = "Puts a backup in the place of the database file, which no process may use. The replaced file is"
                + " kept.",
        footer = {
            "",
            "FILE is verified first and does not change. It may be a file of landlord backup, of sqlite3 .backup, or a copy",
            "of a database that no process used. Writes after stateAt are missing afterwards. The next start of a server reports",
            "that in its log and in the audit log of the platform.",
            "",
            "The replaced database is kept beside the restored one, under the name in the field replaced. Killed at any",
            "moment, the command leaves the old database or the restored one.",
            "",
            "Example:",
            "  landlord restore /backups/landlord-2026-11-30.db --db /var/lib/landlord/landlord.db"
        })
public final class RestoreCommand implements CliCommand {

    private static final View<RestoredStorage> VIEW = View.of(
            id("database", restored -> restored.storage().file()),
            text("replaced", RestoredStorage::replaced),
            number("bytes", restored -> restored.storage().bytes()),
            number("organizations", restored -> restored.storage().organizations()),
            number("usageEvents", restored -> restored.storage().usageEvents()),
            number("auditEvents", restored -> restored.storage().auditEvents()),
            time("stateAt", restored -> restored.storage().stateAt()));

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private String file = "";

    @Mixin
    private YesOption yes;

    @Override
    public ExitCode run(Session session) {
        Backups backups = session.backups();
        boolean exists =
                session.target() instanceof Target.LocalDatabase(Path database, var _) && Files.exists(database);
        if (exists
                && !yes.confirmed(
                        session, "Replace the database by the backup " + file + "? The current one is kept.")) {
            return session.report("not restored");
        }
        return session.print(VIEW, backups.restore(file, exists));
    }
}
