package org.landlord.adapter.sqlite.file;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// The modes of a file that is made for its owner alone to read and write.
final class OwnerAlone {

    private OwnerAlone() {}

    /// For a file of this name; none where files have no modes.
    static FileAttribute<?>[] of(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
