package org.landlord.adapter.cli.shared;

/// A command that can be run: a verb. Nouns, which only hold verbs together, are none.
///
/// Its options are fields of the domain's own types, see [ValueTypes]: what runs has valid arguments.
public interface CliCommand {

    /// Does it.
    ///
    /// @throws org.landlord.domain.failure.Failure if Landlord refuses
    /// @throws WrongUsage if the arguments do not go together
    ExitCode run(Session session);
}
