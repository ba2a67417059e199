package org.landlord.it.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.it.processes.Processes.require;

import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.PostgresServer;

/// Callers who record usage of one organization on all processes while something happens to these or to their database,
/// and what must be true afterwards: each acknowledged event is there once, and sums are those of the events.
final class Load {

    static final String ORG = "/v1/orgs/org_busy";

    private static final int CALLERS = 48;

    /// Between two calls of a caller, in milliseconds: so that processes which start meanwhile get a share of the
    /// machine.
    private static final int PAUSE = 20;

    private final Processes processes;
    private final PostgresServer postgres;
    private final String database;
    private final AtomicLong made = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final Set<Processes.Answer> surprises = ConcurrentHashMap.newKeySet();

    /// Creates the organization, with a limit that is never reached.
    ///
    /// @param database the name of the database of the processes
    Load(Processes processes, PostgresServer postgres, String database) {
        this.processes = processes;
        this.postgres = postgres;
        this.database = database;
        require(201, processes.post(0, "/v1/orgs", "{\"orgId\":\"org_busy\",\"slug\":\"busy\",\"name\":\"Busy\"}"));
        require(201, processes.send(0, "PUT", ORG + "/usage-limits", """
                {"metric":"calls","period":"monthly","limitQuantity":100000000,"enforcement":"hard"}
                """, AdminKey.TOKEN));
    }

    @FunctionalInterface
    interface Trouble {
        void happen() throws Exception;
    }

    /// Has the callers record until the trouble is over. Nobody may get another answer than that the event is recorded
    /// or that the service is unavailable, with the time after which to try again.
    void during(Trouble trouble) throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        Thread callers = Thread.ofPlatform()
                .start(() -> Processes.inParallel(CALLERS, caller -> {
                    while (!isOver.get()) {
                        record(caller);
                        pause();
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

    private void record(int caller) {
        String id = "evt-" + made.incrementAndGet();
        int server = (int) ((made.get() + caller) % processes.count());
        Processes.Answer answer = processes.post(
                server, ORG + "/usage-events", "{\"eventId\":\"" + id + "\",\"metric\":\"calls\",\"quantity\":1}");
        if (answer.status() == 201) {
            acknowledged.add(id);
        } else if (answer.status() == Processes.UNKNOWN) {
            unknown.add(id);
        } else if (answer.isUnavailable()) {
            unknown.add(id);
            refused.incrementAndGet();
        } else {
            surprises.add(answer);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// How many events were acknowledged so far.
    int acknowledged() {
        return acknowledged.size();
    }

    /// How often callers were told so far that the service is unavailable.
    long refused() {
        return refused.get();
    }

    /// Compares what was acknowledged with what is stored and what is summed.
    void assertThatNothingIsLost() throws SQLException {
        Set<String> stored = ids();
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

    private Set<String> ids() throws SQLException {
        Set<String> ids = new HashSet<>();
        Set<String> twice = new HashSet<>();
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT event_id FROM usage_event ORDER BY entry")) {
            while (rows.next()) {
                String id = rows.getString(1);
                if (!ids.add(id)) {
                    twice.add(id);
                }
            }
        }
        assertThat(twice).as("twice").isEmpty();
        return ids;
    }
}
