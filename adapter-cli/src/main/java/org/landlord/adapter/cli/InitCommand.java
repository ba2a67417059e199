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
        description = "Creates a database file, or the tables of a PostgreSQL database, and the administrator key. An"
                + " existing database is kept.",
        footer = {
            "",
            "The key is stored in a file that only its owner can read: next to a database file, or, for PostgreSQL, where",
            "LANDLORD_POSTGRES_KEY_FILE says. Commands on the database use it if no token is set.",
            "",
            "Example:",
            "  landlord init --db /var/lib/landlord/landlord.db"
        })
final class InitCommand implements CliCommand {

    /// @param adminKeyFile null if there is no readable key file
    /// @param created false if the database had keys already
    private record Initialized(String database, @Nullable String adminKeyFile, boolean created) {}

    private static final View<Initialized> VIEW = View.of(
            id("database", Initialized::database),
            text("adminKeyFile", Initialized::adminKeyFile),
            truth("created", Initialized::created));

    @Override
    public ExitCode run(Session session) {
        AdminBootstrap bootstrap = session.bootstrap();
        if (bootstrap == null) {
            throw new InvalidArguments("init requires a database, not a server: use --db");
        }
        boolean created = bootstrap.ensureAdministratorKey(null).isPresent();
        Target target = session.target();
        String database = target instanceof Target.LocalDatabase(Path file, var _)
                ? file.toAbsolutePath().normalize().toString()
                : target == null ? "" : target.place();
        if (!created) {
            session.report("the database " + database + " already exists");
        }
        String keyFile = bootstrap.storedKey().isPresent() ? session.keyFile() : null;
        return session.print(VIEW, new Initialized(database, keyFile, created));
    }
}
