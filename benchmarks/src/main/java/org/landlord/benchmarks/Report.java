package org.landlord.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells what was measured, and whether it is enough.
final class Report {

    private final Results results;

    private Report(Results results) {
        this.results = results;
    }

    /// Prints the tables, and writes `results.json`, `performance.md` and `quota-check.svg`.
    ///
    /// @param folder of [Results]
    static void write(Path folder) {
        try {
            Report report = new Report(Results.read(folder));
            String tables = report.tables();
            System.out.println(tables);
            Files.writeString(folder.resolve("results.json"), report.json());
            Files.writeString(folder.resolve("performance.md"), report.page(tables));
            Files.writeString(folder.resolve("quota-check.svg"), QuotaPlot.svg(report.results.samples()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tables() {
        return "## Goals\n\n" + goals() + "\n## Rates and times\n\n" + measured(Row.ALL)
                + "\n![The quota check by the number of events in its window](quota-check.svg)\n\n"
                + new Growth(results).sections() + locks() + "## The machine\n\n" + machines();
    }

    private String goals() {
        return header("| goal", "%s")
                + Goal.ALL.stream()
                        .filter(goal -> results.samples().entrySet().stream()
                                .anyMatch(of -> !verdict(goal, of.getKey(), of.getValue())
                                        .isEmpty()))
                        .map(goal -> "| " + goal.text() + results.cells((storage, of) -> verdict(goal, storage, of))
                                + " |\n")
                        .collect(Collectors.joining());
    }

    private static String verdict(Goal goal, Storage storage, Samples samples) {
        return goal.storages().contains(storage)
                ? goal.judge()
                        .apply(samples)
                        .map(it -> it.measured() + (it.isMet() ? ", met" : ", **missed**"))
                        .orElse("")
                : "";
    }

    private String measured(List<Row> rows) {
        return header("| what | unit", "%s | min to max")
                + rows.stream()
                        .flatMap(row -> row.expand(results))
                        .map(row -> "| " + row.title() + " | " + row.unit()
                                + results.cells((_, samples) -> range(row, samples)) + " |\n")
                        .collect(Collectors.joining());
    }

    private static String range(Row row, Samples samples) {
        double[] sorted = samples.sorted(row.name());
        return sorted.length == 0
                ? " | "
                : Numbers.text(samples.median(row.name())) + " | " + Numbers.text(sorted[0]) + " to "
                        + Numbers.text(sorted[sorted.length - 1]);
    }

    /// @param first the first columns
    /// @param ofStorage the columns of a storage, with `%s` for its title
    private String header(String first, String ofStorage) {
        String titles = first + results.cells((storage, _) -> ofStorage.formatted(storage.title())) + " |\n";
        long leading = first.chars().filter(it -> it == '|').count();
        long all = titles.chars().filter(it -> it == '|').count() - 1;
        return titles + "|" + "---|".repeat((int) leading) + "--:|".repeat((int) (all - leading)) + "\n";
    }

    private String locks() {
        return Row.LOCKS.stream().flatMap(row -> row.expand(results)).findAny().isEmpty()
                ? ""
                : """
                ## Ways to keep a hard limit exact

                16 connections write groups of 20 events with plain JDBC, in the statements of Landlord: all for one
                organization, or each for its own. [ADR 63](adr/0063-postgresql.md) has the decision.

                """ + new Report(results.with(name -> name.startsWith("locks."))).measured(Row.LOCKS) + "\n";
    }

    private String machines() {
        Set<String> names = new LinkedHashSet<>();
        results.samples().values().forEach(of -> of.machine().forEach(pair -> names.add(pair[0])));
        return header("| what", "%s").replace("--:", "---")
                + names.stream()
                        .map(name -> "| " + name.replace('-', ' ')
                                + results.cells((_, samples) -> value(samples.machine(), name)) + " |\n")
                        .collect(Collectors.joining());
    }

    private static String value(List<String[]> machine, String name) {
        return machine.stream()
                .filter(pair -> pair[0].equals(name))
                .map(pair -> pair[1])
                .findFirst()
                .orElse("");
    }

    private String page(String tables) {
        return """
                # Performance

                `benchmarks/run --write` writes this page; [benchmarks/README.md](../benchmarks/README.md) describes how each
                row is measured, and [performance-notes.md](performance-notes.md) explains where the time goes. Rates and times
                are medians from one run on one machine, whose cores are shared with the load generator and with the database.
                Goals that are ratios within the run apply to other machines; the rates and times do not. A cell is empty if
                the row does not exist on that storage, or was not measured.

                %s""".formatted(tables);
    }

    private String json() {
        return results.samples().entrySet().stream()
                .map(of -> quoted(of.getKey().folder()) + ": {\n    "
                        + of.getValue().machine().stream()
                                .map(it -> quoted(it[0]) + ": " + quoted(it[1]) + ",\n    ")
                                .collect(Collectors.joining())
                        + "\"samples\": {\n      " + samples(of.getValue()) + "\n    }\n  }")
                .collect(Collectors.joining(",\n  ", "{\n  ", "\n}\n"));
    }

    private static String samples(Samples samples) {
        return samples.values().entrySet().stream()
                .map((Map.Entry<String, List<Double>> it) -> quoted(it.getKey()) + ": " + it.getValue())
                .collect(Collectors.joining(",\n      "));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
