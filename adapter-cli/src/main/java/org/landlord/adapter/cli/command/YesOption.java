package org.landlord.adapter.cli.command;

import picocli.CommandLine.Option;

/// `--yes`, for commands that cannot be undone.
public final class YesOption {

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask for confirmation. Required without a terminal.")
    private boolean yes;

    /// True if the option is set, or the user confirms on the terminal.
    ///
    /// @throws InvalidArguments if the option is not set and there is no terminal
    public boolean confirmed(Session session, String question) {
        return yes || session.confirm(question);
    }
}
