package org.landlord.it.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A file system of its own that can get full, or refuse to be written to, under a running process. To mount one
/// takes root: where that is not permitted, the test is skipped.
public final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /// One that is gone with the test, in memory.
    ///
    /// @param folder where it is mounted; made if missing
    public static SmallDisk inMemory(Path folder, int megabytes) {
        makeFolder(folder);
        assumeThatItWorks("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    /// One in a file: its files can be made unwritable even for those who have them open.
    ///
    /// @param folder where it is mounted; made if missing
    public static SmallDisk inFile(Path folder, int megabytes) {
        makeFolder(folder);
        String image = folder + ".image";
        assumeThatItWorks("truncate", "-s", megabytes + "M", image);
        assumeThatItWorks("mkfs.ext4", "-q", image);
        assumeThatItWorks("mount", "-o", "loop", image, folder.toString());
        return new SmallDisk(folder);
    }

    /// Where it is mounted.
    public Path folder() {
        return folder;
    }

    /// Leaves no room on it.
    public void fill() {
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            byte[] page = new byte[4096];
            while (true) {
                ballast.write(page);
            }
        } catch (IOException _) {
            // It is full.
        }
    }

    /// Gives back the room that [#fill()] took.
    public void makeRoom() {
        try {
            Files.delete(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    /// From now on nothing can be written to what is on it, not even by whoever has it open: what a file system
    /// that turns read-only does. (It cannot be remounted so while files are open.) The folder itself as well.
    /// SQLite's shared memory is left out: to write to a page of it would not be an error, but end the process.
    public void freeze() {
        each("+i", _ -> true);
    }

    /// The same of SQLite's write-ahead log alone, which whoever opens the file then can only read: what a connection
    /// finds that comes while [#freeze()] or [#thaw()] have done one file and not the other.
    public void freezeLog() {
        each("+i", name -> name.endsWith("-wal"));
    }

    /// The end of [#freeze()] and [#freezeLog()].
    public void thaw() {
        each("-i", _ -> true);
    }

    private void each(String attribute, Predicate<String> which) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> command = new ArrayList<>(List.of("chattr", attribute));
            Stream.concat(Stream.of(folder), files.filter(Files::isRegularFile))
                    .map(Path::toString)
                    .filter(name -> !name.endsWith("-shm"))
                    .filter(which)
                    .forEach(command::add);
            String failure = run(command.toArray(String[]::new));
            if (!failure.isEmpty()) {
                throw new IllegalStateException(failure);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Unmounts it. Nobody may have a file on it open.
    @Override
    public void close() {
        String failure = run("umount", folder.toString());
        if (!failure.isEmpty()) {
            run("umount", "-l", folder.toString());
            throw new IllegalStateException(failure);
        }
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assumeThatItWorks(String... command) {
        String failure = run(command);
        assumeTrue(failure.isEmpty(), () -> "no file system of its own can be mounted here: " + failure);
    }

    /// @return why it failed; empty if it did not
    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : String.join(" ", command) + ": " + said;
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
