package org.landlord.adapter.cli.option;

import org.landlord.domain.shared.Precondition;
import picocli.CommandLine.Option;

/// `--if-absent`, of commands that put something under its key.
public final class IfAbsentOption {

    @Option(
            names = "--if-absent",
            description = "Only if there is none yet: what is there stays as it is, and the exit code is 6.")
    private boolean ifAbsent;

    /// What must be stored now.
    public Precondition precondition() {
        return ifAbsent ? new Precondition.Absent() : Precondition.none();
    }
}
