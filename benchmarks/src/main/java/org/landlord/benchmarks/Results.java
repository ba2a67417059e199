package org.landlord.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What was measured on each storage, and on which machine. The samples of a row are a file of its name, so that a row
/// can be measured anew without the others.
///
/// @param samples of the storages that were measured, in their order
record Results(Map<Storage, Samples> samples) {

    private static final String MACHINE = "machine";

    /// @param folder with a folder for each storage that was measured
    static Results read(Path folder) throws IOException {
        Results results = new Results(new EnumMap<>(Storage.class));
        for (Storage storage : Storage.values()) {
            Path own = folder.resolve(storage.folder());
            if (Files.isDirectory(own)) {
                results.samples.put(storage, Samples.read(rows(own), own.resolve(MACHINE)));
            }
        }
        return results;
    }

    private static List<Path> rows(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith(MACHINE)).sorted().toList();
        }
    }

    /// The storages with samples of these names.
    ///
    /// @param isAsked whether a name is one of them
    Results with(Predicate<String> isAsked) {
        Map<Storage, Samples> some = new EnumMap<>(Storage.class);
        samples.forEach((storage, of) -> {
            if (of.values().keySet().stream().anyMatch(isAsked)) {
                some.put(storage, of);
            }
        });
        return new Results(some);
    }

    /// The same for each storage, joined to cells of a table.
    String cells(Cells cells) {
        StringBuilder all = new StringBuilder();
        samples.forEach((storage, own) -> all.append(" | ").append(cells.of(storage, own)));
        return all.toString();
    }

    @FunctionalInterface
    interface Cells {

        String of(Storage storage, Samples samples);
    }
}
