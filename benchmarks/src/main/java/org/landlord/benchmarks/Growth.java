package org.landlord.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How cost grows with organizations, events and processes.
final class Growth {

    /// The largest numbers of events that are measured, and the one that is computed from them.
    private static final long MILLION = 1_000_000;

    private static final long TEN_MILLIONS = 10 * MILLION;
    private static final long HUNDRED_MILLIONS = 100 * MILLION;

    private final Results results;

    Growth(Results results) {
        this.results = results;
    }

    /// A column of a table for each storage.
    ///
    /// @param prefix of the names of its samples, before the size
    private record Column(String title, String prefix) {}

    private static final Column CHECK = new Column("check, ms", "check.landlord.");
    private static final Column RECORDING = new Column("recording, events/s", "grow.record.");
    private static final Column SIZE = new Column("size, MB", "grow.size.");

    private static final List<Column> OF_EVENTS = List.of(CHECK, RECORDING, SIZE);

    private static final List<Column> OF_ORGANIZATIONS = List.of(
            new Column("one event a call, events/s", "organizations.record."),
            new Column("check, ms", "organizations.check."));

    private static final List<Column> OF_PROCESSES = List.of(
            new Column("POSTs for 64 organizations, requests/s", "processes.spread."),
            new Column("POSTs on one hard limit, requests/s", "processes.hot."));

    String sections() {
        return section("organizations", OF_ORGANIZATIONS, """
                        Each of 256 callers in process records one event a call, for an organization by chance: the more
                        organizations, the fewer events of a group share their sums. The check is of one of them.
                        """)
                + section("events", OF_EVENTS, """
                        The check is of a window with all events. Recording is one event a call, with 256 callers in process.
                        The size is that of the database. The line of 100,000,000 events was not measured: from 10 M to
                        100 M, the check is assumed to become slower by as much, and recording by the same factor, as from
                        1 M to 10 M (trees become one level deeper in about two such steps), and each event to take as much
                        room.
                        """)
                + section("processes", OF_PROCESSES, """
                        128 connections are spread over the processes. All processes, the load generator and the database share
                        the cores of one machine, so this table shows what several processes cost, not what they gain on
                        machines of their own.
                        """);
    }

    private String section(String of, List<Column> columns, String text) {
        Results measured = results.with(name -> columns.stream().anyMatch(it -> name.startsWith(it.prefix())));
        TreeSet<Long> sizes = new TreeSet<>();
        measured.samples()
                .values()
                .forEach(samples -> columns.forEach(column -> {
                    for (long size : samples.sizes(column.prefix())) {
                        sizes.add(size);
                    }
                }));
        if (sizes.isEmpty()) {
            return "";
        }
        String titles = "| " + of
                + measured.cells((storage, _) -> columns.stream()
                        .map(column -> storage.title() + ": " + column.title())
                        .collect(Collectors.joining(" | ")))
                + " |\n";
        int width = 1 + columns.size() * measured.samples().size();
        String lines = sizes.stream().map(size -> line(measured, columns, size)).collect(Collectors.joining());
        String last = columns.equals(OF_EVENTS) && sizes.last() == TEN_MILLIONS
                ? "| " + Numbers.text(HUNDRED_MILLIONS) + ", extrapolated"
                        + measured.cells((_, samples) -> extrapolated(samples)) + " |\n"
                : "";
        return "## Growth with " + of + "\n\n" + text + "\n" + titles + "|" + "--:|".repeat(width) + "\n" + lines + last
                + "\n";
    }

    private static String line(Results measured, List<Column> columns, long size) {
        return "| " + String.format(Locale.ROOT, "%,d", size)
                + measured.cells((_, samples) -> columns.stream()
                        .map(column -> text(samples.median(column.prefix() + size)))
                        .collect(Collectors.joining(" | ")))
                + " |\n";
    }

    private static String extrapolated(Samples samples) {
        double check = at(samples, CHECK, TEN_MILLIONS);
        double recording = at(samples, RECORDING, TEN_MILLIONS);
        double size = at(samples, SIZE, TEN_MILLIONS);
        return Stream.of(
                        check + Math.max(0, check - at(samples, CHECK, MILLION)),
                        recording * Math.min(1, recording / at(samples, RECORDING, MILLION)),
                        size + 10 * (size - at(samples, SIZE, MILLION)))
                .map(Growth::text)
                .collect(Collectors.joining(" | "));
    }

    private static double at(Samples samples, Column column, long size) {
        return samples.median(column.prefix() + size);
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "" : Numbers.text(value);
    }
}
