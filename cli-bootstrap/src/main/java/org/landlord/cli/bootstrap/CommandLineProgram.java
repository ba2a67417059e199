package org.landlord.cli.bootstrap;

import io.quarkus.runtime.Quarkus;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.ArgumentEncoding;
import org.landlord.adapter.cli.Invocation;
import org.landlord.adapter.cli.LandlordCli;
import org.landlord.adapter.cli.command.Connection;
import org.landlord.adapter.cli.command.Target;
import org.landlord.adapter.client.LandlordClient;
import org.landlord.domain.access.Reason;
import org.landlord.port.out.StorageMissing;
import org.landlord.port.out.StorageUnusable;

/// Starts only what a command needs: nothing for help, an HTTP client for a server, and Quarkus with the
/// storage adapter for a database.
public final class CommandLineProgram {

    private static final int INVALID_ARGUMENTS = 2;
    private static final int NOT_FOUND = 4;

    private CommandLineProgram() {}

    /// Runs a command, and ends the process.
    ///
    /// @param storage the storage of this program
    /// @param arguments of the command line
    public static void run(CommandLineStorage storage, String... arguments) {
        Optional<String> fault = ArgumentEncoding.findFault(
                List.of(arguments), System.getenv(), System.getProperty("sun.jnu.encoding", "UTF-8"));
        if (fault.isPresent()) {
            System.err.println("landlord: " + fault.get());
            System.exit(INVALID_ARGUMENTS);
        }
        Invocation invocation = LandlordCli.parse(List.of(arguments), System.getenv(), Terminal.console());
        Target target = invocation.target().orElse(null);
        if (target == null || target instanceof Target.RemoteServer) {
            System.exit(invocation.run(CommandLineProgram::remote));
        } else if (storage.opens(target)) {
            storage.properties(target, invocation).forEach(System::setProperty);
            if (invocation.inspectsDatabase()) {
                ServerSettings.inspection(storage, InstantSource.system()::instant)
                        .useDefaultsForInvalid();
            }
            Quarkus.run(LocalSession.class, (code, failure) -> exit(target, code, failure), arguments);
        } else {
            System.err.println("landlord: this program does not open " + target + ": use the launcher ./landlord");
            System.exit(INVALID_ARGUMENTS);
        }
    }

    private static Connection remote(Target target, @Nullable Reason reason) {
        return switch (target) {
            case Target.RemoteServer(var server, var token) ->
                toServer(new LandlordClient(server, token, LandlordCli.userAgent(), reason));
            case Target.LocalDatabase _, Target.PostgresDatabase _ ->
                throw new IllegalStateException("LocalSession opens databases");
        };
    }

    private static Connection toServer(LandlordClient client) {
        return Connection.toServer(client, client.diagnostics());
    }

    /// @param failure why the storage could not be started; null if it was
    private static void exit(Target target, Integer code, @Nullable Throwable failure) {
        System.exit(failure == null ? code : report(target, failure));
    }

    /// Reports in one line why the database cannot be opened. Problems that the user can correct exit with 2,
    /// a missing database with 4.
    private static int report(Target target, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof StorageUnusable || root instanceof StorageMissing)) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage()).replaceAll("\\s*\\R\\s*", " ");
        if (root instanceof StorageMissing) {
            System.err.println("landlord: " + message + ": create it with landlord init --db " + target.place()
                    + ", or select another one with --db, or a server with --server");
            return NOT_FOUND;
        }
        if (root instanceof StorageUnusable) {
            System.err.println("landlord: " + message);
            return INVALID_ARGUMENTS;
        }
        System.err.println("landlord: cannot open the database " + target.place() + ": " + message);
        return isInvalidSetting(failure) ? INVALID_ARGUMENTS : 1;
    }

    /// True if a storage setting is invalid. SmallRye Config and Quarkus report that by the message only.
    private static boolean isInvalidSetting(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("SRCFG") || message.contains("config value")) {
                return true;
            }
        }
        return false;
    }
}
