package org.landlord.app.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.landlord.cli.bootstrap.CommandLineProgram;

/// The CLI on database files and on servers.
@QuarkusMain
public class Main {

    private Main() {}

    /// @param arguments of the command line
    public static void main(String... arguments) {
        CommandLineProgram.run(new SqliteCommandLine(), arguments);
    }
}
