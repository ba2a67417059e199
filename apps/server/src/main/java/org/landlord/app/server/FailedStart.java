package org.landlord.app.server;

import java.net.BindException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.port.out.StorageUnusable;

/// Tells why the server did not start, and ends the process: in a line each what somebody has to do something
/// about, with all there is to know what is a bug.
final class FailedStart {

    /// What wrong usage ends with, as in the CLI.
    static final int WRONG_USAGE = 2;

    private FailedStart() {}

    /// @param code what the process was to end with
    /// @param failure why it did not start; null if it did
    static void exit(Integer code, @Nullable Throwable failure) {
        System.exit(failure == null ? code : told(failure));
    }

    private static int told(Throwable failure) {
        String sentence = sentence(failure).orElse(null);
        if (sentence == null) {
            failure.printStackTrace(System.err);
            return 1;
        }
        sentence.lines().forEach(line -> System.err.println("landlord: " + line));
        return WRONG_USAGE;
    }

    /// What to do, a line for each thing; nothing if nobody can know.
    static Optional<String> sentence(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .<Optional<String>>map(cause -> switch (cause) {
                    case StorageUnusable unusable -> Optional.of(String.valueOf(unusable.getMessage()));
                    case WrongSetting wrong -> Optional.of(String.valueOf(wrong.getMessage()));
                    // Somebody took it since it was looked at.
                    case BindException taken ->
                        Optional.of("a port cannot be listened on (" + taken.getMessage()
                                + "): set LANDLORD_PORT or LANDLORD_MANAGEMENT_PORT to another");
                    default -> Optional.empty();
                })
                .flatMap(Optional::stream)
                .findFirst();
    }
}
