package org.landlord.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Something a run has to show.
///
/// @param text what, in words
/// @param storages that it is a goal of
/// @param judge the verdict on what was measured on one of them; none, if this was not measured
record Goal(String text, Set<Storage> storages, Function<Samples, Optional<Verdict>> judge) {

    private static final Set<Storage> SQLITE = Set.of(Storage.SQLITE);
    private static final Set<Storage> POSTGRES = Set.of(Storage.POSTGRES);
    private static final Set<Storage> BOTH = Set.of(Storage.values());

    /// @param measured what the run shows, in words
    /// @param isMet whether that is enough
    record Verdict(String measured, boolean isMet) {}

    static final List<Goal> ALL = List.of(
            ratioAtLeast("one event a call: 20 times the original", "record-one.landlord", "record-one.original", 20),
            ratioAtLeast("POST without a key: half of the GETs", "post-one.none", "post-one.get-none", 0.5),
            ratioAtLeast("POST, time-ordered keys: half of the GETs", "post-one.ordered", "post-one.get-ordered", 0.5),
            ratioAtLeast("POST, random keys: 30 % of the GETs", "post-one.random", "post-one.get-random", 0.3),
            ratioAtLeast("NDJSON batches: 75 % of the in-process rate", "batch.http", "batch.in-process", 0.75),
            new Goal("quota check: under 0.25 ms at every size", SQLITE, Goal::slowestCheck),
            ratioAtLeast(
                    "quota check at 1 M events: 1,000 times as fast as the original",
                    "check.original.1000000",
                    "check.landlord.1000000",
                    1000),
            new Goal("quota check at 10 M events: under 1.5 times that at 1 k", BOTH, Goal::growthOfChecks),
            new Goal("POST without a key: 8,000 requests a second", POSTGRES, Goal::posts),
            new Goal("NDJSON batches: 60,000 events a second", POSTGRES, Goal::batches),
            new Goal("states of limits and largest users: under 100 ms at every size", BOTH, Goal::slowestStatus),
            new Goal("audit export: memory does not grow with the size", BOTH, Goal::memoryOfExports),
            ratioBelow(
                    "server ready: under 45 % of the time without the cache", "start.cached", "start.uncached", 0.45),
            below("`landlord --help`: under 0.5 s", "cli.help", "s", 0.5),
            below("`landlord org list`: under 0.5 s", "cli.org-list", "s", 0.5),
            below("memory at rest: under 200 MB", "memory.rest", "MB", 200));

    /// What of the memory an export of 10,000 events needs one of 1,000,000 may need more: noise of the collector.
    private static final double TOLERATED_GROWTH = 1.1;

    /// Of a quota check, while events become 10,000 times as many.
    private static final double MOST_GROWTH = 1.5;

    private static Goal ratioAtLeast(String text, String name, String base, double least) {
        return new Goal(
                text, SQLITE, samples -> ratio(samples, name, base).map(it -> new Verdict(words(it), it >= least)));
    }

    private static Goal ratioBelow(String text, String name, String base, double bound) {
        return new Goal(
                text, SQLITE, samples -> ratio(samples, name, base).map(it -> new Verdict(words(it), it < bound)));
    }

    private static Goal below(String text, String name, String unit, double bound) {
        return new Goal(text, SQLITE, samples -> {
            double[] sorted = samples.sorted(name);
            return sorted.length == 0 ? Optional.empty() : Optional.of(verdict(samples.median(name), unit, bound));
        });
    }

    private static Optional<Verdict> slowestCheck(Samples samples) {
        return slowest(samples, "check.landlord.").map(slowest -> verdict(slowest, "ms", 0.25));
    }

    private static Optional<Verdict> growthOfChecks(Samples samples) {
        double small = samples.median("check.landlord.1000");
        double large = samples.median("check.landlord.10000000");
        return Double.isNaN(small + large)
                ? Optional.empty()
                : Optional.of(new Verdict(Numbers.text(large / small) + " x", large < MOST_GROWTH * small));
    }

    private static Optional<Verdict> posts(Samples samples) {
        return atLeast(samples, "post-one.none", 8_000);
    }

    private static Optional<Verdict> batches(Samples samples) {
        return atLeast(samples, "batch.http", 60_000);
    }

    private static Optional<Verdict> atLeast(Samples samples, String name, double least) {
        double median = samples.median(name);
        return Double.isNaN(median)
                ? Optional.empty()
                : Optional.of(new Verdict(Numbers.text(median) + "/s", median >= least));
    }

    private static Optional<Verdict> slowestStatus(Samples samples) {
        return Stream.of("status.fullest.", "status.top.", "status.one.")
                .flatMap(prefix -> slowest(samples, prefix).stream())
                .max(Double::compare)
                .map(slowest -> verdict(slowest, "ms", 100));
    }

    /// The largest median of all sizes.
    private static Optional<Double> slowest(Samples samples, String prefix) {
        return Arrays.stream(samples.sizes(prefix))
                .mapToObj(size -> samples.median(prefix + size))
                .max(Double::compare);
    }

    private static Optional<Verdict> memoryOfExports(Samples samples) {
        return ratio(samples, "export.peak.1000000", "export.peak.10000")
                .map(it -> new Verdict(words(it), it < TOLERATED_GROWTH));
    }

    /// The median of the ratios of all turns.
    private static Optional<Double> ratio(Samples samples, String name, String base) {
        double[] ratios = samples.ratios(name, base);
        return ratios.length == 0 ? Optional.empty() : Optional.of(ratios[ratios.length / 2]);
    }

    private static Verdict verdict(double median, String unit, double bound) {
        return new Verdict(Numbers.text(median) + " " + unit, median < bound);
    }

    private static String words(double ratio) {
        return ratio < 1 ? String.format(Locale.ROOT, "%.0f %%", 100 * ratio) : Numbers.text(ratio) + " x";
    }
}
