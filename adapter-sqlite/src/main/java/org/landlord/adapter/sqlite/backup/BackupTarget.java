package org.landlord.adapter.sqlite.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.landlord.domain.failure.InvalidInput;

/// Where a backup is written.
final class BackupTarget {

    private static final String FIELD = "file";

    /// What SQLite and Landlord keep next to a database.
    private static final List<String> BESIDE =
            List.of("", "-wal", "-shm", "-journal", "-opening", ".admin-key", ".position");

    /// What SQLite would apply to a new file of that name, or what a process has open.
    private static final List<String> LOGS = List.of("-wal", "-shm", "-journal");

    private BackupTarget() {}

    /// @throws InvalidInput naming `file`, if the system allows no such path
    static Path path(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw InvalidInput.of(FIELD, "must be a path: " + e.getReason());
        }
    }

    /// @param replace true if an existing file may be replaced
    /// @throws InvalidInput naming `file`, if no backup can be written there
    static void check(Path target, Path database, boolean replace) throws IOException {
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw invalid("must be a file: " + target + " is a directory");
        }
        if (!Files.isDirectory(folder)) {
            throw invalid("must be in an existing directory: " + folder + " does not exist");
        }
        if (Files.isSymbolicLink(target)) {
            throw invalid("must not be a symbolic link: name the file that " + target + " leads to");
        }
        if (isOfDatabase(target, database)) {
            throw invalid("must not be the database itself or a file that is kept next to it: " + target);
        }
        boolean exists = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        if (exists && !Files.isRegularFile(target)) {
            throw invalid("must be a regular file, which " + target + " is not");
        }
        if (exists && !replace) {
            throw invalid("must not exist: choose another name than " + target + ", or use --force to replace it");
        }
        for (String suffix : LOGS) {
            Path log = Draft.beside(target, suffix);
            if (Files.exists(log)) {
                throw invalid("must not be in use: " + log + " exists, so a process has opened " + target);
            }
        }
        if (!Files.isWritable(folder)) {
            throw invalid("must be in a directory that this user can write to: " + folder);
        }
    }

    private static boolean isOfDatabase(Path target, Path database) throws IOException {
        if (Files.exists(target) && Files.exists(database) && Files.isSameFile(target, database)) {
            return true;
        }
        Path folder = target.resolveSibling("");
        for (Path file : List.of(database, real(database))) {
            boolean isBeside =
                    Files.isDirectory(file.resolveSibling("")) && Files.isSameFile(folder, file.resolveSibling(""));
            if (isBeside
                    && BESIDE.stream()
                            .anyMatch(suffix ->
                                    Draft.beside(file, suffix).getFileName().equals(target.getFileName()))) {
                return true;
            }
        }
        return false;
    }

    private static Path real(Path database) throws IOException {
        return Files.exists(database) ? database.toRealPath() : database;
    }

    static InvalidInput invalid(String detail) {
        return InvalidInput.of(FIELD, detail);
    }
}
