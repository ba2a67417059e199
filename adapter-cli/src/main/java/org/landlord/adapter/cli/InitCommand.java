package org.landlord.adapter.cli;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.truth;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.command.Target;
import org.landlord.adapter.cli.output.View;
import org.landlord.port.in.access.AdminBootstrap;
import picocli.CommandLine.Command;

/// `landlord init`. Apart from `serve` the only command that creates a database. It may be repeated.
@Command(
        name = "init",
        description = "Creates a database file and its administrator key. An existing database is kept.",
        footer = {
            "",
            "The key is stored in a file next to the database that only its owner can read. Commands on the database",
            "file use it if no token is set.",
            "",
            "Example:",
            "  landlord init --db /var/lib/landlord/landlord.db"
        })
final class InitCommand implements CliCommand {

    private static final String KEY_FILE_SUFFIX = ".admin-key";

    /// @param adminKeyFile null if there is no readable key file
    /// @param created false if the database had keys already
    private record Initialized(Path database, @Nullable Path adminKeyFile, boolean created) {}

    private static final View<Initialized> VIEW = View.of(
            id("database", Initialized::database),
            text("adminKeyFile", Initialized::adminKeyFile),
            truth("created", Initialized::created));

    @Override
    public ExitCode run(Session session) {
        AdminBootstrap bootstrap = session.bootstrap();
        if (bootstrap == null || !(session.target() instanceof Target.LocalDatabase(Path file, var _))) {
            throw new InvalidArguments("init requires a database file, not a server: use --db");
        }
        boolean created = bootstrap.ensureAdministratorKey(null).isPresent();
        Path database = file.toAbsolutePath().normalize();
        Path keyFile = database.resolveSibling(database.getFileName() + KEY_FILE_SUFFIX);
        if (!created) {
            session.report("the database " + database + " already exists");
        }
        return session.print(
                VIEW, new Initialized(database, bootstrap.storedKey().isPresent() ? keyFile : null, created));
    }
}
