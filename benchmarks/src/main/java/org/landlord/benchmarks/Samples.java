package org.landlord.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All that was measured on one storage, in files of lines `name value`, which the script and this program append to.
///
/// @param values by name, in the order in which they were measured
/// @param machine on which: names and values
record Samples(Map<String, List<Double>> values, List<String[]> machine) {

    static void append(Path file, Sample sample) {
        try {
            Files.writeString(
                    file,
                    sample.name() + " " + sample.value() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param machine a file of lines of a name, a space and a value
    /// @param files of lines `name value`; other lines, which begin with `#`, are left out
    static Samples read(List<Path> files, Path machine) throws IOException {
        Map<String, List<Double>> values = new TreeMap<>();
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ", 2);
                if (!line.startsWith("#")) {
                    values.computeIfAbsent(words[0], _ -> new ArrayList<>()).add(Double.valueOf(words[1]));
                }
            }
        }
        List<String[]> pairs = Files.readAllLines(machine).stream()
                .map(line -> line.split(" ", 2))
                .toList();
        return new Samples(values, pairs);
    }

    /// The one in the middle, or the mean of the two there; not a number, if nothing was measured.
    double median(String name) {
        double[] sorted = sorted(name);
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// From the smallest to the largest.
    double[] sorted(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    /// The numbers that names with this prefix end in, from the smallest to the largest.
    long[] sizes(String prefix) {
        return values.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .mapToLong(name -> Long.parseLong(name.substring(prefix.length())))
                .sorted()
                .toArray();
    }

    /// For each repetition, what came of `name` for one of `base`: the two were measured in turns.
    double[] ratios(String name, String base) {
        double[] above = raw(name);
        double[] below = raw(base);
        double[] ratios = new double[Math.min(above.length, below.length)];
        Arrays.setAll(ratios, i -> above[i] / below[i]);
        Arrays.sort(ratios);
        return ratios;
    }

    private double[] raw(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
