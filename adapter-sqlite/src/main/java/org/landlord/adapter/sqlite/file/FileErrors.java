package org.landlord.adapter.sqlite.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Objects;

/// Short reasons for file system errors.
public final class FileErrors {

    private FileErrors() {}

    /// The reason of the operating system if there is one, otherwise the name of the exception or its message.
    public static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException failure ->
                Objects.requireNonNullElse(
                        failure.getReason(), failure.getClass().getSimpleName());
            default -> String.valueOf(e.getMessage());
        };
    }
}
