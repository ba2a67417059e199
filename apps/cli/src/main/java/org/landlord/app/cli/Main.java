package org.landlord.app.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.Invocation;
import org.landlord.adapter.cli.LandlordCli;
import org.landlord.adapter.cli.Target;
import org.landlord.adapter.cli.shared.Connection;
import org.landlord.adapter.client.LandlordClient;

/// Starts what a command needs, and no more: nothing for help and the like, an HTTP client for a server, and
/// Quarkus with the storage adapter only for a database file.
@QuarkusMain
public class Main {

    private Main() {}

    /// @param arguments of the command line
    public static void main(String... arguments) {
        Invocation invocation = LandlordCli.read(List.of(arguments), System.getenv(), Terminal.console());
        if (invocation.target().orElse(null) instanceof Target.LocalDatabase(var file, var _)) {
            System.setProperty("landlord.db", file.toString());
            Quarkus.run(LocalSession.class, Main::exit, arguments);
        } else {
            System.exit(invocation.run(Main::remote));
        }
    }

    private static Connection remote(Target target) {
        return switch (target) {
            case Target.RemoteServer(var server, var token) -> Connection.toServer(new LandlordClient(server, token));
            case Target.LocalDatabase _ -> throw new IllegalStateException("a database file is opened by LocalSession");
        };
    }

    /// @param failure why storage could not be started, if it could not
    private static void exit(Integer code, @Nullable Throwable failure) {
        if (failure != null) {
            System.err.println("landlord: cannot open the database " + System.getProperty("landlord.db") + ": "
                    + rootOf(failure).getMessage());
        }
        System.exit(code);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
