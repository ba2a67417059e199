package org.landlord.adapter.sqlite.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.diagnostics.Check;
import org.landlord.domain.diagnostics.CheckResult;
import org.landlord.domain.diagnostics.Outcome;
import org.landlord.files.PrivateFiles;

/// Owners and permissions of files that belong to a database, on file systems with POSIX permissions. Other
/// users must not read or write them; that the group can is a warning, because some installations have a
/// group for this.
final class FilePermissions {

    static final String NO_PERMISSIONS = "the file system has no POSIX permissions";

    private static final List<String> SUFFIXES = List.of("-wal", "-shm");
    private static final String KEY_SUFFIX = ".admin-key";

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private static final Set<PosixFilePermission> GROUP =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE);

    /// A fault, and the command that corrects it.
    ///
    /// @param files the files with this fault
    private record Fault(Outcome outcome, String text, String command, List<Path> files) {

        String remedy() {
            return command + " " + ShellWords.quote(files);
        }
    }

    private FilePermissions() {}

    /// Checks the database file, the files of SQLite next to it, the administrator's key, and the directory.
    ///
    /// @param file exists or not
    static CheckResult check(Path file) throws IOException {
        if (!PrivateFiles.hasPermissions(file)) {
            return CheckResult.skipped(Check.PERMISSIONS, NO_PERMISSIONS);
        }
        Path folder = file.resolveSibling("");
        if (!Files.exists(file) || Files.isDirectory(file)) {
            return CheckResult.skipped(Check.PERMISSIONS, "there is no database file");
        }
        List<Fault> faults = new ArrayList<>();
        add(faults, ofFile(file));
        PosixFileAttributes database = read(file);
        for (String suffix : SUFFIXES) {
            Path beside = file.resolveSibling(file.getFileName() + suffix);
            if (Files.exists(beside)) {
                add(faults, ofFile(beside));
                add(faults, ofOwner(beside, database));
            }
        }
        Path key = file.resolveSibling(file.getFileName() + KEY_SUFFIX);
        if (Files.exists(key)) {
            add(faults, ofKey(key));
        }
        add(faults, ofFolder(folder));
        return result(Check.PERMISSIONS, faults, "only the owner can read and write the files: " + describe(file));
    }

    /// Checks backups. They contain what the database contains.
    ///
    /// @param ok what to report if there is no fault
    static CheckResult checkBackups(List<Path> files, String ok) throws IOException {
        List<Fault> faults = new ArrayList<>();
        for (Path file : files) {
            add(faults, ofFile(file));
        }
        return result(Check.BACKUPS, faults, ok);
    }

    private static void add(List<Fault> faults, @Nullable Fault fault) {
        if (fault != null) {
            faults.add(fault);
        }
    }

    private static @Nullable Fault ofFile(Path file) throws IOException {
        Set<PosixFilePermission> mode = read(file).permissions();
        if (mode.stream().anyMatch(OTHERS::contains)) {
            return new Fault(
                    Outcome.PROBLEM,
                    file + " can be read or written by all users of the machine (mode " + octal(mode) + ")",
                    "chmod 600",
                    List.of(file));
        }
        return mode.stream().anyMatch(GROUP::contains)
                ? new Fault(
                        Outcome.WARNING,
                        file + " can be read or written by its group (mode " + octal(mode) + ")",
                        "chmod 600",
                        List.of(file))
                : null;
    }

    /// The server and the CLI ignore such a file.
    private static @Nullable Fault ofKey(Path key) throws IOException {
        Fault fault = ofFile(key);
        return fault == null
                ? null
                : new Fault(Outcome.PROBLEM, fault.text() + ", and is ignored", fault.command(), fault.files());
    }

    private static @Nullable Fault ofFolder(Path folder) throws IOException {
        Set<PosixFilePermission> mode = read(folder).permissions();
        if (mode.contains(PosixFilePermission.OTHERS_WRITE)) {
            return new Fault(
                    Outcome.PROBLEM,
                    folder + " can be changed by all users of the machine (mode " + octal(mode)
                            + "): they can replace the files in it",
                    "chmod go-w",
                    List.of(folder));
        }
        return mode.contains(PosixFilePermission.GROUP_WRITE)
                ? new Fault(
                        Outcome.WARNING,
                        folder + " can be changed by its group (mode " + octal(mode) + ")",
                        "chmod go-w",
                        List.of(folder))
                : null;
    }

    /// A command of another user may have created it.
    private static @Nullable Fault ofOwner(Path beside, PosixFileAttributes database) throws IOException {
        String owner = read(beside).owner().getName();
        String expected = database.owner().getName();
        return owner.equals(expected)
                ? null
                : new Fault(
                        Outcome.PROBLEM,
                        beside + " belongs to " + owner + ", and the database to " + expected
                                + ": the server may be unable to write",
                        "chown " + expected,
                        List.of(beside));
    }

    private static CheckResult result(Check check, List<Fault> faults, String ok) {
        if (faults.isEmpty()) {
            return CheckResult.ok(check, ok);
        }
        Outcome outcome = faults.stream().map(Fault::outcome).reduce(Outcome.OK, Outcome::or);
        if (faults.size() == 1) {
            Fault fault = faults.getFirst();
            return new CheckResult(check, outcome, fault.text(), fault.remedy(), List.of());
        }
        List<String> details = faults.stream()
                .map(fault -> fault.text() + ": " + fault.remedy())
                .toList();
        return new CheckResult(
                        check,
                        outcome,
                        faults.size() + " files have wrong permissions or a wrong owner",
                        "run the command of each file",
                        List.of())
                .detailed(details, details.size());
    }

    /// Owner and mode, such as `owner landlord, mode 600`.
    static String describe(Path file) {
        try {
            PosixFileAttributes attributes = read(file);
            return "owner " + attributes.owner().getName() + ", mode " + octal(attributes.permissions());
        } catch (IOException | UnsupportedOperationException _) {
            return "owner unknown";
        }
    }

    private static PosixFileAttributes read(Path file) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class);
    }

    private static String octal(Set<PosixFilePermission> mode) {
        String text = PosixFilePermissions.toString(mode);
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            number = number * 2 + (text.charAt(i) == '-' ? 0 : 1);
        }
        return "%03o".formatted(number);
    }
}
