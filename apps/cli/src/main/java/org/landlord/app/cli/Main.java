package org.landlord.app.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.Invocation;
import org.landlord.adapter.cli.LandlordCli;
import org.landlord.adapter.cli.NativeText;
import org.landlord.adapter.cli.Target;
import org.landlord.adapter.cli.shared.Connection;
import org.landlord.adapter.client.LandlordClient;
import org.landlord.port.out.StorageUnusable;

/// Starts what a command needs, and no more: nothing for help and the like, an HTTP client for a server, and
/// Quarkus with the storage adapter only for a database file.
@QuarkusMain
public class Main {

    private static final int WRONG_USAGE = 2;

    private Main() {}

    /// @param arguments of the command line
    public static void main(String... arguments) {
        Optional<String> unreadable =
                NativeText.fault(List.of(arguments), System.getenv(), System.getProperty("sun.jnu.encoding", "UTF-8"));
        if (unreadable.isPresent()) {
            System.err.println("landlord: " + unreadable.get());
            System.exit(WRONG_USAGE);
        }
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
        System.exit(failure == null ? code : told(failure));
    }

    /// What somebody has to do something about is wrong usage, in a sentence that says what.
    private static int told(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof StorageUnusable)) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage()).replaceAll("\\s*\\R\\s*", " ");
        if (root instanceof StorageUnusable) {
            System.err.println("landlord: " + message);
            return WRONG_USAGE;
        }
        System.err.println("landlord: cannot open the database " + System.getProperty("landlord.db") + ": " + message);
        return isOfSetting(failure) ? WRONG_USAGE : 1;
    }

    /// True if a setting of the storage cannot be read: SmallRye Config and Quarkus say so in words alone.
    private static boolean isOfSetting(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("SRCFG") || message.contains("config value")) {
                return true;
            }
        }
        return false;
    }
}
