package org.landlord.adapter.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.Connector;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.OfflineCommand;
import org.landlord.adapter.cli.command.Target;
import org.landlord.adapter.cli.diagnostics.BackupCommand;
import org.landlord.adapter.cli.diagnostics.RestoreCommand;
import org.landlord.adapter.cli.migration.MigrateCommand;
import picocli.CommandLine.Model.CommandSpec;

/// A parsed command line. What it needs is known before it runs.
public final class Invocation {

    /// What running it does.
    sealed interface Plan {

        /// Prints help or the version to standard output.
        record Print(String text) implements Plan {}

        /// Prints an error message to standard error.
        record Reject(ExitCode exitCode, String text) implements Plan {}

        /// Runs a command without a target.
        record Offline(OfflineCommand command, CommandSpec spec) implements Plan {}

        /// Runs a command on a database or a server.
        record Online(CliCommand command, CommandSpec spec, Target target) implements Plan {}
    }

    private final Plan plan;
    private final CommandRunner runner;

    Invocation(Plan plan, CommandRunner runner) {
        this.plan = plan;
        this.runner = runner;
    }

    /// The database or server to connect to; empty if the command needs none: help, the version, an
    /// invalid command line, completion, and `login`, which passes its server to the connector.
    public Optional<Target> target() {
        return switch (plan) {
            case Plan.Online(var _, var _, Target target) -> Optional.of(target);
            case Plan.Print _, Plan.Reject _, Plan.Offline _ -> Optional.empty();
        };
    }

    /// True if a missing database is created: for `init`, `restore` and `migrate` only.
    public boolean createsDatabase() {
        return command() instanceof InitCommand || command() instanceof RestoreCommand || transfersDatabase();
    }

    /// True if another database is transferred into the database: for `migrate` only.
    public boolean transfersDatabase() {
        return command() instanceof MigrateCommand;
    }

    /// True if the start leaves the database file as it is, whatever state it is in: for `doctor`,
    /// `backup` and `restore` only.
    public boolean inspectsDatabase() {
        return switch (command()) {
            case DoctorCommand _, BackupCommand _, RestoreCommand _ -> true;
            case null, default -> false;
        };
    }

    /// False if the command changes nothing in the database: for `doctor` without `--rebuild`, and
    /// `backup`.
    public boolean mayChangeDatabase() {
        return switch (command()) {
            case DoctorCommand doctor -> doctor.isRepair();
            case BackupCommand _ -> false;
            case null, default -> true;
        };
    }

    private @Nullable CliCommand command() {
        return plan instanceof Plan.Online(CliCommand command, var _, var _) ? command : null;
    }

    /// Runs it. Failures are reported on standard error and by the exit code; nothing is thrown.
    ///
    /// @param connector called with a server only if [#target()] is empty, and only if the command
    ///     needs a connection
    /// @return the exit status of the process
    public int run(Connector connector) {
        return runner.run(plan, connector).number();
    }
}
