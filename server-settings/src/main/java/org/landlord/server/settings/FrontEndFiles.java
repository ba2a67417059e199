package org.landlord.server.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Checks the files of front ends before the server reads them into memory. Names that begin with a dot
/// are left out: they are not served.
final class FrontEndFiles {

    /// The end of a rule.
    static final String LIMITS = "at most 1000 files and 32 MiB, without links that lead elsewhere";

    private static final int MAX_FILES = 1000;
    private static final long MAX_BYTES = 32L * 1024 * 1024;
    private static final int MAX_DEPTH = 16;
    private static final String PAGE = "index.html";
    private static final String PROPS = ".json";
    private static final Pattern MODULE = Pattern.compile("[^.].*\\.m?js");

    /// An id, as `Identifiers` in the domain has it, and what it may be followed by.
    private static final Pattern OF_GATEWAY = Pattern.compile("[A-Za-z0-9:_-]{1,128}(\\.(js|mjs|json))?");

    private FrontEndFiles() {}

    /// True for a folder with an `index.html`, and for a module.
    static boolean isFrontEnd(Path entry) {
        return isReadable(entry, FrontEndFiles::isEntry);
    }

    /// True for a folder with front ends of gateways.
    static boolean areOfGateways(Path folder) {
        return isReadable(folder, path -> {
            if (!Files.isDirectory(path)) {
                return false;
            }
            List<Path> children = children(path);
            List<String> entries = children.stream()
                    .map(child -> String.valueOf(child.getFileName()))
                    .filter(name -> !name.endsWith(PROPS))
                    .map(name -> name.split("\\.", 2)[0])
                    .toList();
            return children.stream().allMatch(FrontEndFiles::isOfGateway)
                    && Set.copyOf(entries).size() == entries.size();
        });
    }

    private static boolean isReadable(Path entry, Predicate<Path> rule) {
        try {
            return rule.test(entry) && isWithinLimits(entry);
        } catch (IOException | UncheckedIOException | SecurityException _) {
            return false;
        }
    }

    private static boolean isEntry(Path entry) {
        return Files.isDirectory(entry)
                ? Files.isRegularFile(entry.resolve(PAGE))
                : Files.isRegularFile(entry)
                        && MODULE.matcher(String.valueOf(entry.getFileName())).matches();
    }

    private static boolean isOfGateway(Path entry) {
        String name = String.valueOf(entry.getFileName());
        if (!OF_GATEWAY.matcher(name).matches()) {
            return false;
        }
        return name.endsWith(PROPS)
                ? FrontEndSettingType.Props.ofFile(entry).isPresent()
                : name.indexOf('.') < 0 == Files.isDirectory(entry) && isEntry(entry);
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !isHidden(child)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isHidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }

    private static boolean isWithinLimits(Path entry) throws IOException {
        Path folder = Files.isDirectory(entry) ? entry : entry.toAbsolutePath().getParent();
        Path root = (folder == null ? entry : folder).toRealPath();
        long bytes = 0;
        int count = 0;
        try (Stream<Path> walk = Files.walk(entry, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) walk.filter(path -> isServed(entry, path))::iterator) {
                bytes += Files.size(file);
                count++;
                boolean isInside = entry.equals(file) || file.toRealPath().startsWith(root);
                if (!isInside || !Files.isReadable(file) || count > MAX_FILES || bytes > MAX_BYTES) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isServed(Path entry, Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        for (Path name : entry.relativize(path)) {
            if (isHidden(name)) {
                return false;
            }
        }
        return true;
    }
}
