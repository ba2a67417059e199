package org.landlord.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// All that was measured in one run, in a file of lines `name value`, which the script and this program append to.
///
/// @param values by name, in the order in which they were measured
record Samples(Map<String, List<Double>> values) {

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

    static Samples read(Path file) {
        try {
            return new Samples(Files.readAllLines(file).stream()
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.groupingBy(
                            words -> words[0],
                            TreeMap::new,
                            Collectors.mapping(words -> Double.valueOf(words[1]), Collectors.toList()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
