package org.landlord.app.cli.postgres;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.landlord.cli.bootstrap.CommandLineProgram;

/// The CLI on PostgreSQL databases. The launcher selects it if a database is given as a URL.
@QuarkusMain
public class Main {

    private Main() {}

    /// @param arguments of the command line
    public static void main(String... arguments) {
        CommandLineProgram.run(new PostgresCommandLine(), arguments);
    }
}
