package org.landlord.benchmarks.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Compares ways to keep a hard limit exact while several processes write, with the statements that Landlord writes
/// events with, on tables like its own: [LockChoice] says which. Each connection is a writer of some process. It writes
/// transactions of so many events, each with a lock, a check of the sum, two inserts and an upsert of the sums.
public final class LockComparison {

    /// As many as four processes have.
    private static final int WRITERS = 16;

    /// Events of a group.
    private static final int GROUP = 20;

    private static final String LIMIT = "1000000000000";

    private static final String TABLES = """
            CREATE TABLE unit_lock (org_id text COLLATE "C" PRIMARY KEY);
            CREATE TABLE usage_event_id (org_id text COLLATE "C", event_id text COLLATE "C", entry bigint NOT NULL,
                observed_at bigint NOT NULL, PRIMARY KEY (org_id, event_id));
            CREATE TABLE usage_event (org_id text COLLATE "C", entry bigint, event_id text COLLATE "C" NOT NULL,
                series_id bigint NOT NULL, units bigint NOT NULL, observed_at bigint NOT NULL,
                metadata text COLLATE "C" NOT NULL, PRIMARY KEY (org_id, entry, observed_at));
            CREATE INDEX usage_event_of_series ON usage_event (org_id, series_id, observed_at) INCLUDE (units);
            CREATE TABLE usage_rollup (org_id text COLLATE "C", series_id bigint, resolution integer, bucket bigint,
                events bigint NOT NULL, ones bigint NOT NULL, PRIMARY KEY (org_id, series_id, resolution, bucket))
                WITH (fillfactor = 70)""";

    private LockComparison() {}

    /// @param arguments the database, as a JDBC URL; how many seconds to measure each; how many times; the file to
    ///     append the samples to
    /// @throws IllegalStateException if a limit was exceeded, or a sum is not that of its events
    public static void main(String... arguments)
            throws SQLException, IOException, InterruptedException, ExecutionException {
        String url = arguments[0];
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[1]));
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            for (int i = 0; i < WRITERS; i++) {
                statement.execute("INSERT INTO unit_lock VALUES ('" + org(i) + "')");
            }
        }
        // The first round is the warm-up.
        for (int round = 0; round <= Integer.parseInt(arguments[2]); round++) {
            for (LockChoice choice : LockChoice.values()) {
                for (boolean isHot : List.of(true, false)) {
                    LockWriter.Result result = measure(url, choice, isHot, time);
                    if (round > 0) {
                        note(Path.of(arguments[3]), choice, isHot, result, time);
                    }
                }
            }
        }
        requireExact(url);
    }

    private static String org(int number) {
        return "org_" + number;
    }

    /// All writers at once, for one organization or each for its own.
    private static LockWriter.Result measure(String url, LockChoice choice, boolean isHot, Duration time)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        LockWriter.Result all = new LockWriter.Result(0, 0);
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<LockWriter.Result>> results = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                String orgId = org(isHot ? 0 : i);
                results.add(threads.submit(() -> new LockWriter(url, choice, orgId, GROUP).writeUntil(end)));
            }
            for (Future<LockWriter.Result> result : results) {
                all = all.plus(result.get());
            }
        }
        return all;
    }

    private static void note(Path samples, LockChoice choice, boolean isHot, LockWriter.Result result, Duration time)
            throws IOException {
        String name = (isHot ? "hot." : "spread.") + choice.label();
        double events = (double) result.commits() * GROUP / time.toSeconds();
        double retries = (double) result.retries() / Math.max(1, result.commits());
        Files.writeString(
                samples,
                String.format(Locale.ROOT, "locks.%s %.1f%nlocks.retries.%s %.3f%n", name, events, name, retries),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static void requireExact(String url) throws SQLException {
        String wrong = "SELECT count(*) FROM (SELECT org_id, sum(units) AS sum FROM usage_event GROUP BY 1) e FULL JOIN"
                + " (SELECT org_id, sum(ones) AS sum FROM usage_rollup"
                + " WHERE series_id = 1 AND resolution = 3 GROUP BY 1) r USING (org_id)"
                + " WHERE e.sum IS DISTINCT FROM r.sum OR r.sum > " + LIMIT;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(wrong)) {
            row.next();
            if (row.getLong(1) > 0) {
                throw new IllegalStateException("the sums of " + row.getLong(1) + " organizations are wrong");
            }
        }
    }
}
