package org.landlord.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells what was measured, and whether it is enough.
final class Report {

    private static final String SAMPLES = "samples";
    private static final String MACHINE = "machine";

    private Report() {}

    /// Prints the tables, and writes `results.json`, `performance.md` and `quota-check.svg`.
    ///
    /// @param folder with the files `samples` and `machine`, lines of a name, a space and a value
    static void write(Path folder) {
        try {
            Samples samples = Samples.read(folder.resolve(SAMPLES));
            List<String[]> machine = Files.readAllLines(folder.resolve(MACHINE)).stream()
                    .map(line -> line.split(" ", 2))
                    .toList();
            String tables = goals(samples) + "\n" + measured(samples);
            System.out.println(tables);
            Files.writeString(folder.resolve("results.json"), json(samples, machine));
            Files.writeString(folder.resolve("performance.md"), page(tables, machine));
            Files.writeString(folder.resolve("quota-check.svg"), QuotaPlot.svg(samples));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String goals(Samples samples) {
        return "| goal | measured (median) | met |\n|---|---|---|\n"
                + Goal.ALL.stream()
                        .flatMap(goal -> goal.judge().apply(samples).stream()
                                .map(it -> "| " + goal.text() + " | " + it.measured() + " | "
                                        + (it.isMet() ? "yes" : "**no**") + " |\n"))
                        .collect(Collectors.joining());
    }

    private static String measured(Samples samples) {
        return "| what | unit | min | median | max | samples |\n|---|---|--:|--:|--:|--:|\n"
                + Row.ALL.stream()
                        .flatMap(row -> row.expand(samples))
                        .map(row -> line(row, samples))
                        .collect(Collectors.joining());
    }

    private static String line(Row row, Samples samples) {
        double[] sorted = samples.sorted(row.name());
        return Stream.of(
                        row.title(),
                        row.unit(),
                        Numbers.text(sorted[0]),
                        Numbers.text(samples.median(row.name())),
                        Numbers.text(sorted[sorted.length - 1]),
                        Integer.toString(sorted.length))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String page(String tables, List<String[]> machine) {
        return """
                # Performance

                `benchmarks/run --write` writes this page; [benchmarks/README.md](../benchmarks/README.md) describes how each
                row is measured. Rates and times are from one run on one machine, whose cores are shared with the load
                generator. Goals are ratios within the run and apply to other machines; the rates and times do not.

                %s
                ![The quota check by the number of events in its window](quota-check.svg)

                The machine:

                | what | |
                |---|---|
                %s""".formatted(
                        tables,
                        machine.stream()
                                .map(it -> "| " + it[0].replace('-', ' ') + " | " + it[1] + " |\n")
                                .collect(Collectors.joining()));
    }

    private static String json(Samples samples, List<String[]> machine) {
        String members = Stream.concat(
                        machine.stream().map(it -> quoted(it[0]) + ": " + quoted(it[1])),
                        Stream.of("\"samples\": {\n    "
                                + samples.values().entrySet().stream()
                                        .map(it -> quoted(it.getKey()) + ": " + it.getValue())
                                        .collect(Collectors.joining(",\n    "))
                                + "\n  }"))
                .collect(Collectors.joining(",\n  "));
        return "{\n  " + members + "\n}\n";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
