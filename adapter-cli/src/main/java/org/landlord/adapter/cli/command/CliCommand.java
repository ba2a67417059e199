package org.landlord.adapter.cli.command;

/// A command that can be run, such as `org list`. A [CommandGroup] only contains other commands.
///
/// Options are fields of domain types, see [org.landlord.adapter.cli.option.ValueTypes]: their values are
/// valid when the command runs.
public interface CliCommand {

    /// Runs the command.
    ///
    /// @throws org.landlord.domain.failure.Failure if Landlord rejects the request
    /// @throws InvalidArguments if the arguments cannot be combined
    ExitCode run(Session session);
}
