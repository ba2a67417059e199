package org.landlord.files;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files that only their owner may read and write (mode 0600).
public final class PrivateFiles {

    private PrivateFiles() {}

    /// The attributes to create such a file with; empty on file systems without POSIX permissions.
    public static FileAttribute<?>[] attributes(Path path) {
        return hasPermissions(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /// True if the file system has POSIX permissions.
    public static boolean hasPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
