package org.landlord.adapter.cli;

import java.util.Optional;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.OfflineCommand;
import picocli.CommandLine.Model.CommandSpec;

/// A command line that was understood, or was not: what it needs is known before anything runs.
public final class Invocation {

    /// What will be done.
    sealed interface Plan {

        /// Explain: help, or the version, to standard output.
        record Show(String text) implements Plan {}

        /// Say on standard error what is wrong.
        record Refuse(ExitCode exitCode, String text) implements Plan {}

        /// Run a command that does without the Landlord that the command line names.
        record Stay(OfflineCommand command, CommandSpec spec) implements Plan {}

        /// Run a command that asks Landlord.
        record Ask(CliCommand command, CommandSpec spec, Target target) implements Plan {}
    }

    private final Plan plan;
    private final Runner runner;

    Invocation(Plan plan, Runner runner) {
        this.plan = plan;
        this.runner = runner;
    }

    /// Where Landlord must be reached; empty if the command does without: help, the version, a command line that
    /// makes no sense, completion, and `login`, which names a server to the connector itself.
    public Optional<Target> target() {
        return switch (plan) {
            case Plan.Ask(var _, var _, Target target) -> Optional.of(target);
            case Plan.Show _, Plan.Refuse _, Plan.Stay _ -> Optional.empty();
        };
    }

    /// Does what was asked. Failures end on standard error and in the exit code; nothing is thrown.
    ///
    /// @param connector called with no database if [#target()] is empty, and not at all if the command finds
    ///     before that it cannot go on
    /// @return the exit code of the process
    public int run(Connector connector) {
        return runner.run(plan, connector).number();
    }
}
