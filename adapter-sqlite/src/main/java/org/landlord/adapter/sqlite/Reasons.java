package org.landlord.adapter.sqlite;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Objects;

/// Why the file system refused, in a few words.
public final class Reasons {

    private Reasons() {}

    /// In the words of the operating system, if it has some.
    public static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException failure ->
                Objects.requireNonNullElse(
                        failure.getReason(), failure.getClass().getSimpleName());
            default -> String.valueOf(e.getMessage());
        };
    }
}
