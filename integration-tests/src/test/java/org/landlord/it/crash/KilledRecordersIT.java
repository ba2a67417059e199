package org.landlord.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.crash.Recorders.State;
import org.landlord.it.support.DatabaseFile;
import org.landlord.it.support.ServerProcess;

/// 256 recorders whose server is killed under them, again and again: what was acknowledged is there once, sums are
/// those of the events, and no reservation is lost or left behind.
@Tag("heavy")
class KilledRecordersIT {

    /// How often the server is killed.
    private static final int ROUNDS = Integer.getInteger("landlord.crash.rounds", 5);

    private final Random random = new Random(20);
    private final Recorders recorders = new Recorders();

    @TempDir
    Path folder = Path.of("");

    @Test
    void given256Recorders_whenTheServerIsKilledAtRandom_thenNothingAcknowledgedIsLostAndNothingIsCountedTwice()
            throws SQLException {
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerProcess doomed = ServerProcess.start(folder)) {
                Api api = new Api(doomed.uri());
                if (round == 0) {
                    prepare(api);
                } else {
                    assertThatNothingIsLost(doomed, api);
                }
                recorders.workUntilGone(api, 50 + random.nextInt(2_000), doomed::kill);
            }
        }
        try (ServerProcess server = ServerProcess.start(folder)) {
            Api api = new Api(server.uri());
            assertThatNothingIsLost(server, api);

            recorders.releaseAll(api);

            assertThat(number(check(api), "reservedQuantity")).isZero();
            assertThat(recorders.surprises).isEmpty();
        }
        assertThat(recorders.acknowledged).isNotEmpty();
        assertThat(recorders.voided).isNotEmpty();
        assertThat(recorders.count(State.COMMITTED)).isPositive();
        assertThat(recorders.count(State.RELEASED)).isPositive();
    }

    /// Limits that bind and are never reached, so that every recording passes them.
    private static void prepare(Api api) {
        api.createOrganization();
        for (String metric : new String[] {"calls", "gpu"}) {
            Api.require(
                    201,
                    api.put(
                            "/usage-limits",
                            "{\"metric\":\"" + metric
                                    + "\",\"period\":\"daily\",\"limitQuantity\":1000000000,\"enforcement\":\"hard\"}"));
        }
    }

    private void assertThatNothingIsLost(ServerProcess server, Api api) throws SQLException {
        assertThatEventsAreThereOnce(server, api);
        assertThatReservationsAreWhatTheyWere(api);
        String report = Api.require(200, api.post("/usage-summary/verify", "{\"rebuild\":false}"));
        assertThat(JsonPath.from(report).getLong("faults")).as(report).isZero();
    }

    private void assertThatEventsAreThereOnce(ServerProcess server, Api api) throws SQLException {
        try (DatabaseFile file = new DatabaseFile(server.database())) {
            String calls = " FROM usage_event JOIN usage_series USING (series_id) WHERE metric = 'calls'";
            Set<String> stored = file.set("SELECT event_id" + calls);
            assertThat(stored).hasSize((int) file.number("SELECT count(*)" + calls));
            assertThat(without(recorders.acknowledged, stored)).as("lost").isEmpty();
            assertThat(without(stored, recorders.acknowledged))
                    .as("what is there without having been acknowledged was asked for, and not refused")
                    .allMatch(recorders.unknown::contains)
                    .noneMatch(recorders.refused::contains);
            Set<String> voided = file.set("SELECT event_id" + calls + " AND voided_at IS NOT NULL");
            assertThat(without(recorders.voided, voided)).as("counting again").isEmpty();

            long entries = file.number("SELECT count(*) + count(voided_at) FROM usage_event");
            for (String sum : new String[] {"sum(events)", "max(last_sequence)"}) {
                assertThat(file.number("SELECT " + sum + " FROM usage_recording"))
                        .as("every event and every reversal is in the order of recording: " + sum)
                        .isEqualTo(entries);
            }

            long counting = file.number("SELECT count(*)" + calls + " AND voided_at IS NULL");
            assertThat(used(api, "calls")).isEqualByComparingTo(BigDecimal.valueOf(counting, 1));
            assertThat(file.column("PRAGMA integrity_check")).containsExactly("ok");
            assertThat(file.column("PRAGMA foreign_key_check")).isEmpty();
        }
    }

    /// The library's own comparison of collections takes minutes for so many.
    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new HashSet<>(all);
        rest.removeIf(some::contains);
        return rest;
    }

    private void assertThatReservationsAreWhatTheyWere(Api api) {
        long held = recorders.count(State.HELD);
        long open = recorders.count(State.ASKED, State.COMMITTING, State.RELEASING);
        assertThat(number(check(api), "reservedQuantity"))
                .isBetween(BigDecimal.valueOf(2 * held), BigDecimal.valueOf(2 * (held + open)));

        recorders.settle(api);

        assertThat(number(check(api), "reservedQuantity"))
                .isEqualByComparingTo(BigDecimal.valueOf(2 * recorders.count(State.HELD)));
        assertThat(used(api, "gpu"))
                .as("each commit recorded what was used once")
                .isEqualByComparingTo(BigDecimal.valueOf(recorders.count(State.COMMITTED)));
    }

    private static String check(Api api) {
        return Api.require(200, api.get("/usage-limits/check?metric=gpu&period=daily"));
    }

    private static BigDecimal used(Api api, String metric) {
        String summary = Api.require(200, api.get("/usage-summary?metric=" + metric));
        return JsonPath.from(summary).getList("items").isEmpty()
                ? BigDecimal.ZERO
                : number(summary, "items[0].quantity");
    }

    /// To the last digit: what the library does by itself is floating point.
    private static BigDecimal number(String json, String path) {
        JsonPathConfig exact = JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL);
        return new BigDecimal(JsonPath.from(json).using(exact).getString(path));
    }
}
