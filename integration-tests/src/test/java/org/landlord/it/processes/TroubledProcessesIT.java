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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.PostgresServer;
import org.landlord.it.support.Soon;

/// Processes that are killed, and a database that goes away, while many callers record: what was acknowledged is there
/// once, and sums are those of the events.
@Tag("heavy")
class TroubledProcessesIT {

    private static final int PROCESSES = 3;
    private static final int CALLERS = 48;

    /// How often a process is killed.
    private static final int KILLS = Integer.getInteger("landlord.processes.kills", 20);

    private static final String ORG = "/v1/orgs/org_busy";

    /// Short, so that the process that does the scheduled work is seen soon.
    private static final Map<String, String> SETTINGS = Map.of("LANDLORD_HEARTBEAT", "500ms");

    private final Random random = new Random(17);
    private final AtomicLong made = new AtomicLong();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final Set<Processes.Answer> surprises = ConcurrentHashMap.newKeySet();

    @TempDir
    Path folder = Path.of("");

    @Test
    void givenThreeProcesses_whenOneAfterAnotherIsKilled_thenNothingAcknowledgedIsLostOrDoubled() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"));
                Processes processes = Processes.start(PROCESSES, folder, postgres, "killed", SETTINGS)) {
            prepare(processes);
            whileRecording(processes, () -> {
                for (int kill = 0; kill < KILLS; kill++) {
                    Thread.sleep(200 + random.nextInt(1_000));
                    processes.replace(random.nextInt(PROCESSES));
                }
            });

            assertThatNothingIsLost(processes, postgres, "killed");
            assertThatScheduledWorkGoesOn(processes, postgres, "killed");
        }
    }

    @Test
    void givenALoad_whenTheDatabaseIsStoppedAndStartedAgain_thenRequestsAreRefusedAndThenServedAgain()
            throws Exception {
        try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"));
                Processes processes = Processes.start(2, folder, postgres, "stopped", SETTINGS)) {
            prepare(processes);
            whileRecording(processes, () -> {
                for (int round = 0; round < 3; round++) {
                    Thread.sleep(1_000);
                    postgres.stop();
                    Processes.Answer refused = Soon.the(
                            Duration.ofSeconds(60),
                            () -> processes.get(1, "/v1/orgs?limit=1"),
                            answer -> answer.status() == 503);
                    assertThat(refused.body()).contains("\"UNAVAILABLE\"");
                    assertThat(refused.retryAfter()).matches("[1-9][0-9]*");
                    postgres.startAgain();
                    for (int server = 0; server < processes.count(); server++) {
                        int one = server;
                        Soon.until(() -> processes.get(one, "/v1/orgs?limit=1").status() == 200);
                    }
                }
            });

            assertThatNothingIsLost(processes, postgres, "stopped");
        }
    }

    @Test
    void givenALoad_whenAllConnectionsAreCutAgainAndAgain_thenNothingIsLostOrDoubled() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"));
                Processes processes = Processes.start(2, folder, postgres, "cut", SETTINGS)) {
            prepare(processes);
            whileRecording(processes, () -> {
                for (int round = 0; round < 10; round++) {
                    Thread.sleep(300);
                    try (Connection connection = postgres.connect("postgres");
                            Statement statement = connection.createStatement()) {
                        statement.execute(
                                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'cut'");
                    }
                }
                Soon.until(() -> processes.get(0, "/v1/orgs?limit=1").status() == 200);
            });

            assertThatNothingIsLost(processes, postgres, "cut");
        }
    }

    private static void prepare(Processes processes) {
        require(201, processes.post(0, "/v1/orgs", "{\"orgId\":\"org_busy\",\"slug\":\"busy\",\"name\":\"Busy\"}"));
        require(201, processes.send(0, "PUT", ORG + "/usage-limits", """
                {"metric":"calls","period":"monthly","limitQuantity":100000000,"enforcement":"hard"}
                """, AdminKey.TOKEN));
    }

    @FunctionalInterface
    private interface Trouble {
        void happen() throws Exception;
    }

    private void whileRecording(Processes processes, Trouble trouble) throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        Thread callers = Thread.ofPlatform()
                .start(() -> Processes.inParallel(CALLERS, caller -> {
                    while (!isOver.get()) {
                        record(processes, caller);
                    }
                }));
        try {
            trouble.happen();
        } finally {
            isOver.set(true);
            callers.join();
        }
        assertThat(surprises).isEmpty();
        assertThat(acknowledged).isNotEmpty();
    }

    private void record(Processes processes, int caller) {
        String id = "evt-" + made.incrementAndGet();
        int server = (int) ((made.get() + caller) % processes.count());
        Processes.Answer answer = processes.post(
                server, ORG + "/usage-events", "{\"eventId\":\"" + id + "\",\"metric\":\"calls\",\"quantity\":1}");
        switch (answer.status()) {
            case 201 -> acknowledged.add(id);
            case Processes.UNKNOWN -> {
                unknown.add(id);
                pause();
            }
            case 503 -> {
                unknown.add(id);
                pause();
            }
            default -> surprises.add(answer);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertThatNothingIsLost(Processes processes, PostgresServer postgres, String database)
            throws SQLException {
        Set<String> stored = ids(postgres, database);
        Set<String> lost = new HashSet<>(acknowledged);
        lost.removeAll(stored);
        assertThat(lost).as("lost").isEmpty();
        Set<String> more = new HashSet<>(stored);
        more.removeAll(acknowledged);
        more.removeAll(unknown);
        assertThat(more).as("never asked for").isEmpty();

        String summary = require(200, processes.get(0, ORG + "/usage-summary?metric=calls"));
        assertThat(JsonPath.from(summary).getLong("items[0].quantity")).isEqualTo(stored.size());
        String verified = require(200, processes.post(1, ORG + "/usage-summary/verify", "{\"rebuild\":false}"));
        assertThat(JsonPath.from(verified).getLong("faults")).isZero();
    }

    private static Set<String> ids(PostgresServer postgres, String database) throws SQLException {
        Set<String> ids = new HashSet<>();
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT event_id FROM usage_event ORDER BY entry")) {
            while (rows.next()) {
                assertThat(ids.add(rows.getString(1)))
                        .as("twice: " + rows.getString(1))
                        .isTrue();
            }
        }
        return ids;
    }

    /// Kills the process that has the lease, and waits until another one has it.
    private static void assertThatScheduledWorkGoesOn(Processes processes, PostgresServer postgres, String database) {
        String before = Soon.the(Duration.ofSeconds(40), () -> holder(postgres, database), found -> !found.isEmpty());
        List<Integer> numbers = List.of(0, 1, 2);
        numbers.forEach(processes::replace);

        String after = Soon.the(
                Duration.ofSeconds(30),
                () -> holder(postgres, database),
                found -> !found.isEmpty() && !found.equals(before));
        assertThat(after).isNotEqualTo(before);
    }

    private static String holder(PostgresServer postgres, String database) {
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT holder FROM maintenance_lease WHERE ends_at > clock_timestamp()")) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
