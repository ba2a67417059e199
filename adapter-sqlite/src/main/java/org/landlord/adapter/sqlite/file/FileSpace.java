package org.landlord.adapter.sqlite.file;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.diagnostics.Check;
import org.landlord.domain.diagnostics.CheckResult;

/// Disk space of the database. `docs/operations.md` lists the thresholds.
@Singleton
public class FileSpace {

    /// Long reads are paused when the write-ahead log is longer.
    static final long LONG_LOG_BYTES = 192L << 20;

    /// The write-ahead log may need this much.
    static final long SCARCE_BYTES = 256L << 20;

    /// Audit exports are rejected when less is free.
    static final long LOW_BYTES = 512L << 20;

    private static final int KIBI = 1024;

    private final DatabaseAddress address;

    FileSpace(DatabaseAddress address) {
        this.address = address;
    }

    /// Bytes of the database and its log; null if it is in memory, or cannot be read.
    public @Nullable Long usedBytes() {
        return measured(file -> bytes(file) + bytes(log(file)));
    }

    /// Bytes that this user can write on the disk of the database; null if it is in memory, or cannot be read.
    public @Nullable Long freeBytes() {
        return measured(file -> Files.getFileStore(file.resolveSibling("")).getUsableSpace());
    }

    @FunctionalInterface
    private interface Measure {

        long of(Path file) throws IOException;
    }

    private @Nullable Long measured(Measure measure) {
        Path file = address.file();
        try {
            return file == null ? null : measure.of(file);
        } catch (IOException _) {
            return null;
        }
    }

    static CheckResult checkDisk(Path file) throws IOException {
        Path folder = file.resolveSibling("");
        FileStore store = Files.getFileStore(folder);
        return checkDisk(folder, store.getUsableSpace(), bytes(file) + bytes(log(file)));
    }

    /// @param free bytes that this user can write
    /// @param used bytes of the database and its log
    static CheckResult checkDisk(Path folder, long free, long used) {
        String observed = format(free) + " free in " + folder + ", the database uses " + format(used);
        String remedy = "free some space, or move the database to a larger disk";
        if (free < SCARCE_BYTES) {
            return CheckResult.problem(
                    Check.DISK, observed + ": the write-ahead log may need " + format(SCARCE_BYTES), remedy);
        }
        if (free < LOW_BYTES) {
            return CheckResult.warning(Check.DISK, observed + ": audit exports need " + format(LOW_BYTES), remedy);
        }
        return free < used
                ? CheckResult.warning(Check.DISK, observed + ": a copy of it would not fit", remedy)
                : CheckResult.ok(Check.DISK, observed);
    }

    static CheckResult checkLog(Path file) throws IOException {
        Path log = log(file);
        return Files.exists(log)
                ? checkLog(Files.size(log))
                : CheckResult.ok(Check.LOG, "there is no write-ahead log: no process has the database open");
    }

    /// @param bytes the length of the write-ahead log
    static CheckResult checkLog(long bytes) {
        return bytes > LONG_LOG_BYTES
                ? CheckResult.warning(
                        Check.LOG,
                        "the write-ahead log has " + format(bytes) + ", more than " + format(LONG_LOG_BYTES)
                                + ": long reads of the server are paused",
                        "find processes that read the file for a long time (lsof, fuser), such as a backup, and wait"
                                + " until they end")
                : CheckResult.ok(Check.LOG, "the write-ahead log has " + format(bytes));
    }

    private static Path log(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    private static long bytes(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /// A size for people, such as `1.5 MiB`.
    static String format(long bytes) {
        String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
        BigDecimal number = BigDecimal.valueOf(bytes);
        int unit = 0;
        while (number.compareTo(BigDecimal.valueOf(KIBI)) >= 0 && unit < units.length - 1) {
            number = number.divide(BigDecimal.valueOf(KIBI));
            unit++;
        }
        return number.setScale(unit == 0 ? 0 : 1, RoundingMode.HALF_UP).toPlainString() + " " + units[unit];
    }
}
