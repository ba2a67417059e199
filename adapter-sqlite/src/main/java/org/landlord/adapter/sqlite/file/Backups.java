package org.landlord.adapter.sqlite.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.diagnostics.Check;
import org.landlord.domain.diagnostics.CheckResult;
import org.landlord.domain.shared.Timestamps;
import org.landlord.files.PrivateFiles;

/// Finds backups, and checks their permissions. Operators choose their names, so those are unknown:
/// in the directory of the database, a backup is a file whose name begins with that of the database, or a
/// SQLite file. In a directory that the operator names, every file is one.
final class Backups {

    /// The most directory entries that are looked at.
    private static final int MAX_ENTRIES = 10_000;

    private static final byte[] HEADER = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /// What SQLite and Landlord keep next to a database.
    private static final List<String> SUFFIXES =
            List.of("", "-wal", "-shm", "-journal", "-opening", ".admin-key", ".position");

    private Backups() {}

    /// @param named the directory that the operator names; null for that of the database
    static CheckResult check(Path database, @Nullable Path named) throws IOException {
        if (named != null && !Files.isDirectory(named)) {
            return CheckResult.problem(Check.BACKUPS, named + " is not a directory", "correct --backups");
        }
        Path folder = named == null ? database.resolveSibling("") : named.toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            return CheckResult.skipped(Check.BACKUPS, folder + " does not exist");
        }
        List<Path> found = find(database, folder, named != null);
        if (found.isEmpty()) {
            return named == null
                    ? CheckResult.skipped(
                            Check.BACKUPS, "no backup found in " + folder + ": name their directory with --backups")
                    : CheckResult.warning(
                            Check.BACKUPS,
                            "no backup found in " + folder,
                            "back up the database, or correct --backups");
        }
        String observed = found.size() + (found.size() == 1 ? " backup in " : " backups in ") + folder
                + ", the newest of " + Timestamps.format(newest(found));
        return PrivateFiles.hasPermissions(folder)
                ? FilePermissions.checkBackups(found, observed + ", readable by their owner only")
                : CheckResult.skipped(Check.BACKUPS, observed + "; " + FilePermissions.NO_PERMISSIONS);
    }

    private static List<Path> find(Path database, Path folder, boolean all) throws IOException {
        String name = String.valueOf(database.getFileName());
        List<String> own = SUFFIXES.stream().map(suffix -> name + suffix).toList();
        List<Path> found = new ArrayList<>();
        int entries = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (++entries > MAX_ENTRIES) {
                    break;
                }
                String other = String.valueOf(file.getFileName());
                boolean isOwn = own.contains(other) || other.startsWith(name + ".admin-key.");
                if (!isOwn && Files.isRegularFile(file) && (all || other.startsWith(name) || isSqlite(file))) {
                    found.add(file);
                }
            }
        }
        found.sort(null);
        return found;
    }

    /// By the header. Only before this process opens the database: a link may lead to it, and to open and
    /// close its file would release the locks of SQLite on it.
    private static boolean isSqlite(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(HEADER.length), HEADER);
        } catch (IOException _) {
            return false;
        }
    }

    private static Instant newest(List<Path> files) throws IOException {
        Instant newest = Instant.EPOCH;
        for (Path file : files) {
            FileTime time = Files.getLastModifiedTime(file);
            newest = time.toInstant().isAfter(newest) ? time.toInstant() : newest;
        }
        return newest;
    }
}
