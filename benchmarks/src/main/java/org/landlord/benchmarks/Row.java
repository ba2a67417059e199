package org.landlord.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A line of the table of what was measured.
///
/// @param name of its samples; a prefix, if it ends in a dot, of one line for each size that was measured
/// @param title what was measured, in words
/// @param unit of the samples
record Row(String name, String title, String unit) {

    /// Those that say nothing of growth.
    static final List<Row> ALL = List.of(
            new Row("record-one.landlord", "one event a call, in process, 256 callers", "events/s"),
            new Row("record-one.original", "the original: `recordUsage`, in process", "events/s"),
            new Row("post-one.get-none", "GET `/q/health/live`, 128 connections, before the next", "requests/s"),
            new Row("post-one.none", "POST one event without a key, 128 connections", "requests/s"),
            new Row("post-one.get-ordered", "GET `/q/health/live`, before the next", "requests/s"),
            new Row("post-one.ordered", "POST one event with a time-ordered key", "requests/s"),
            new Row("post-one.get-random", "GET `/q/health/live`, before the next", "requests/s"),
            new Row("post-one.random", "POST one event with a random key", "requests/s"),
            new Row("batch.in-process", "1000 events a call, in process, 4 callers", "events/s"),
            new Row("batch.http", "POST 1000 events as NDJSON, 4 connections", "events/s"),
            new Row("reserve.landlord", "reserve and commit, one hard limit, in process, 64 callers", "lifecycles/s"),
            new Row("hot-limit.landlord", "one event a call, one hard limit, in process, 128 callers", "events/s"),
            new Row("check.landlord.", "check of a 30-day window, events in it:", "ms"),
            new Row("check.original.", "the original: `checkUsageLimit`, events in it:", "ms"),
            new Row(
                    "status.fullest.",
                    "the fullest limits of all; 10 limits and 100 events each; organizations:",
                    "ms"),
            new Row("status.top.", "the largest users of a metric, organizations:", "ms"),
            new Row("status.one.", "the limits of one organization, of organizations:", "ms"),
            new Row("export.seconds.", "audit export, audit events:", "s"),
            new Row("export.before.", "server memory before an export, audit events:", "MB"),
            new Row("export.peak.", "server memory at its peak in an export, audit events:", "MB"),
            new Row("start.cached", "server ready, with the AOT cache", "s"),
            new Row("start.uncached", "server ready, without it", "s"),
            new Row("cli.help", "`landlord --help`", "s"),
            new Row("cli.org-list", "`landlord org list`, on a local file", "s"),
            new Row("memory.rest", "server memory at rest, 25 s after its start", "MB"));

    /// One organization has all the load, or each of the 16 writers has its own.
    static final List<Row> LOCKS = List.of(
            new Row("locks.hot.row", "one organization: its row, `FOR UPDATE`, as Landlord does", "events/s"),
            new Row("locks.hot.advisory", "one organization: `pg_advisory_xact_lock`", "events/s"),
            new Row(
                    "locks.hot.serializable",
                    "one organization: `SERIALIZABLE`, and again after conflicts",
                    "events/s"),
            new Row("locks.retries.hot.serializable", "its attempts in vain, for each commit", "attempts"),
            new Row("locks.spread.row", "16 organizations: rows", "events/s"),
            new Row("locks.spread.advisory", "16 organizations: `pg_advisory_xact_lock`", "events/s"),
            new Row("locks.spread.serializable", "16 organizations: `SERIALIZABLE`", "events/s"),
            new Row("locks.retries.spread.serializable", "its attempts in vain, for each commit", "attempts"));

    /// This row, or one for each size there are samples of on some storage; none, if there are none.
    Stream<Row> expand(Results results) {
        if (!name.endsWith(".")) {
            return results.samples().values().stream().allMatch(of -> of.sorted(name).length == 0)
                    ? Stream.empty()
                    : Stream.of(this);
        }
        return results.samples().values().stream()
                .flatMapToLong(of -> Arrays.stream(of.sizes(name)))
                .distinct()
                .sorted()
                .mapToObj(size -> new Row(name + size, title + " " + Numbers.text(size), unit));
    }
}
