package org.landlord.it.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.it.processes.Processes.require;

import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.PostgresServer;
import org.landlord.it.support.Soon;

/// A process that stands still while it does something for all, or holds a lock, and goes on later: on a machine that
/// was suspended, for example. Its connections stay open meanwhile, so nobody learns that it is gone.
@Tag("heavy")
class FrozenProcessesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Limits that are crossed by time: so many that the process is frozen in the middle of them.
    private static final int METRICS = 150;

    /// How long the usage is still in its window.
    private static final Duration LEFT = Duration.ofSeconds(20);

    private static final String LOCKED = "frozen_with_lock";
    private static final String TEAM = "{\"teamId\":\"t\",\"slug\":\"t\",\"name\":\"T\"}";

    @TempDir
    Path folder = Path.of("");

    @Test
    void givenTheProcessThatDoesTheScheduledWork_whenItStandsStillInIt_thenAnotherDoesTheRest_andNothingIsDoneTwice() {
        PostgresServer postgres = PostgresServer.shared();
        try (Processes processes = start("frozen_in_work", "500ms")) {
            String org = newOrganization(processes, "time");
            useWhatIsAboutToLeaveTheWindow(processes, org);
            Lease lease = new Lease(postgres, "frozen_in_work");
            String first = lease.holder();
            Soon.the(PATIENCE, () -> crossings(processes, "down"), number -> number > 0);

            processes.server(0).freeze();
            try {
                lease.awaitAnother(first);
                Soon.the(PATIENCE, () -> crossings(processes, "down"), number -> number >= METRICS);
            } finally {
                processes.server(0).thaw();
            }

            String second = lease.holder();
            processes.awaitAll();
            awaitSomeRuns();
            assertThat(lease.holder()).isEqualTo(second).isNotEqualTo(first);
            assertThat(crossings(processes, "up")).isEqualTo(METRICS);
            assertThat(crossings(processes, "down")).isEqualTo(METRICS);
            assertThat(processes.server(0).log()).doesNotContain("ERROR");
        }
    }

    /// Of the process that has gone on: it does its work every half second.
    private static void awaitSomeRuns() {
        try {
            Thread.sleep(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Processes start(String database, String heartbeat) {
        return Processes.start(
                2,
                folder.resolve(database),
                PostgresServer.shared(),
                database,
                Map.of("LANDLORD_HEARTBEAT", heartbeat));
    }

    private static String newOrganization(Processes processes, String name) {
        require(
                201,
                processes.post(
                        0,
                        "/v1/orgs",
                        "{\"orgId\":\"org_" + name + "\",\"slug\":\"" + name + "\",\"name\":\"" + name + "\"}"));
        return "/v1/orgs/org_" + name;
    }

    private static void useWhatIsAboutToLeaveTheWindow(Processes processes, String org) {
        Processes.inParallel(8, caller -> {
            for (int metric = caller; metric < METRICS; metric += 8) {
                String limit = "{\"metric\":\"m" + metric
                        + "\",\"period\":\"daily\",\"limitQuantity\":10,\"enforcement\":\"soft\",\"thresholds\":[75]}";
                require(201, processes.send(caller % 2, "PUT", org + "/usage-limits", limit, AdminKey.TOKEN));
            }
        });
        Instant observedAt = Instant.now().minus(Duration.ofDays(1)).plus(LEFT);
        List<String> events = IntStream.range(0, METRICS)
                .mapToObj(metric -> "{\"eventId\":\"e" + metric + "\",\"metric\":\"m" + metric
                        + "\",\"quantity\":8,\"observedAt\":\"" + observedAt + "\"}")
                .toList();
        String recorded = require(200, processes.post(1, org + "/usage-events", events.toString()));
        assertThat(recorded).doesNotContain("\"code\"");
        assertThat(crossings(processes, "up")).isEqualTo(METRICS);
    }

    private static long crossings(Processes processes, String direction) {
        String path = "/v1/orgs/org_time/quota-events?limit=500";
        AtomicInteger found = new AtomicInteger();
        String cursor = "";
        do {
            JsonPath page = JsonPath.from(require(200, processes.get(1, path + cursor)));
            found.addAndGet((int) page.getList("items.crossing", String.class).stream()
                    .filter(direction::equals)
                    .count());
            String next = page.getString("nextCursor");
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return found.get();
    }

    @Test
    void givenAProcessThatStandsStillWithALock_whenOthersNeedIt_thenTheyAreAnsweredInTime_andItsTransactionEnds()
            throws Exception {
        try (Processes processes = start(LOCKED, "1h")) {
            String org = newOrganization(processes, "locked");
            String other = newOrganization(processes, "other");
            Recorders recorders = new Recorders(processes, org);
            Processes.Answer first;
            freezeInATransaction(processes, recorders);
            try {
                first = processes.post(1, org + "/teams", TEAM);
                require(201, processes.post(1, other + "/teams", TEAM));
                // The lock has ended, though the process that held it still stands still.
                require(201, processes.post(1, org + "/usage-events", event("later")));
            } finally {
                processes.server(0).thaw();
            }
            processes.awaitAll();
            recorders.stop();

            assertThat(first).matches(answer -> answer.status() == 201 || answer.isUnavailable());
            assertThat(recorders.surprises).isEmpty();
            assertThat(processes.server(0).log()).doesNotContain("errorId");
            Set<String> stored = storedEvents();
            assertThat(stored).containsAll(recorders.acknowledged).contains("later");
            String summary = require(200, processes.get(0, org + "/usage-summary?metric=calls"));
            assertThat(JsonPath.from(summary).getInt("items[0].quantity")).isEqualTo(stored.size());
        }
    }

    /// Callers who record on the first process.
    private static final class Recorders {

        private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        private final Set<Processes.Answer> surprises = ConcurrentHashMap.newKeySet();
        private final AtomicInteger numbers = new AtomicInteger();
        private final AtomicBoolean isOver = new AtomicBoolean();
        private final Thread thread;

        private Recorders(Processes processes, String org) {
            thread = Thread.ofPlatform()
                    .start(() -> Processes.inParallel(4, _ -> {
                        while (!isOver.get()) {
                            String id = "e" + numbers.incrementAndGet();
                            Processes.Answer answer = processes.post(0, org + "/usage-events", event(id));
                            if (answer.status() == 201) {
                                acknowledged.add(id);
                            } else if (!answer.isUnavailable()) {
                                surprises.add(answer);
                            }
                        }
                    }));
        }

        private void stop() throws InterruptedException {
            isOver.set(true);
            thread.join();
        }
    }

    /// Freezes the first process again and again, until it is in the middle of a transaction.
    private static void freezeInATransaction(Processes processes, Recorders recorders) throws SQLException {
        Soon.until(() -> recorders.acknowledged.size() > 100);
        for (int attempt = 0; attempt < 500; attempt++) {
            processes.server(0).freeze();
            if (isInATransaction()) {
                return;
            }
            processes.server(0).thaw();
        }
        throw new AssertionError("the process was never in a transaction");
    }

    private static Set<String> storedEvents() throws SQLException {
        Set<String> ids = new HashSet<>();
        try (Connection connection = PostgresServer.shared().connect(LOCKED);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT event_id FROM usage_event")) {
            while (rows.next()) {
                assertThat(ids.add(rows.getString(1))).as("twice").isTrue();
            }
        }
        return ids;
    }

    private static String event(String id) {
        return "{\"eventId\":\"" + id + "\",\"metric\":\"calls\",\"quantity\":1}";
    }

    /// Whether a transaction that holds a lock waits for its process, and goes on waiting.
    private static boolean isInATransaction() throws SQLException {
        String query = "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + LOCKED
                + "' AND application_name = 'landlord' AND state = 'idle in transaction' AND backend_xid IS NOT NULL"
                + " AND state_change < clock_timestamp() - interval '50 milliseconds'";
        try (Connection connection = PostgresServer.shared().connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_sleep(0.1)");
            try (ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getInt(1) > 0;
            }
        }
    }
}
