package org.landlord.server.bootstrap;

import java.net.BindException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.port.out.StorageUnusable;
import org.landlord.server.settings.InvalidSetting;

/// Ends the process after a failed start. Causes that an operator can remove are reported on stderr in one line
/// each, with exit code 2; all others, which are bugs, with a stack trace and exit code 1.
final class StartupFailure {

    /// The exit code of wrong usage, as in the CLI.
    static final int WRONG_USAGE = 2;

    private StartupFailure() {}

    /// @param code the exit code if there is no failure
    /// @param failure why the server did not start; null if it did
    static void exit(Integer code, @Nullable Throwable failure) {
        System.exit(failure == null ? code : report(failure));
    }

    /// Prints why the server did not start.
    ///
    /// @return the exit code
    static int report(Throwable failure) {
        String message = message(failure).orElse(null);
        if (message == null) {
            failure.printStackTrace(System.err);
            return 1;
        }
        message.lines().forEach(line -> System.err.println("landlord: " + line));
        return WRONG_USAGE;
    }

    /// One line for each thing to change; empty if the failure is a bug.
    static Optional<String> message(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .<Optional<String>>map(cause -> switch (cause) {
                    case StorageUnusable unusable -> Optional.of(String.valueOf(unusable.getMessage()));
                    case InvalidSetting invalid -> Optional.of(String.valueOf(invalid.getMessage()));
                    // The port was taken after PortCheck.
                    case BindException taken ->
                        Optional.of("cannot listen on a port (" + taken.getMessage()
                                + "): set LANDLORD_PORT or LANDLORD_MANAGEMENT_PORT to another port");
                    default -> Optional.empty();
                })
                .flatMap(Optional::stream)
                .findFirst();
    }
}
