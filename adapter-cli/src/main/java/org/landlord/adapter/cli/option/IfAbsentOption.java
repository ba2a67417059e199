package org.landlord.adapter.cli.option;

import org.landlord.domain.shared.Precondition;
import picocli.CommandLine.Option;

/// `--if-absent`, for commands that create or replace a resource.
public final class IfAbsentOption {

    @Option(names = "--if-absent", description = "Fail with exit code 6 if it already exists.")
    private boolean ifAbsent;

    /// The precondition of the request.
    public Precondition precondition() {
        return ifAbsent ? new Precondition.Absent() : Precondition.none();
    }
}
