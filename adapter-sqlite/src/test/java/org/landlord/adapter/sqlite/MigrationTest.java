package org.landlord.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a file that an older release has written.
class MigrationTest {

    @TempDir
    Path folder;

    private String url = "";

    @BeforeEach
    void aFileOfTheFirstRelease() throws SQLException {
        url = "jdbc:sqlite:" + folder.resolve("landlord.db");
        migrateTo("1");
        execute(
                "INSERT INTO organization VALUES ('org', 'org', 'Org', '{}', 0, 0)",
                "INSERT INTO project VALUES ('org', 'app', 'app', 'App', '{}', 0, 0)",
                "INSERT INTO usage_limit (org_id, scope, metric, unit, period, limit_units, limit_nanos, enforcement,"
                        + " updated_at) VALUES ('org', '', 'tokens', 'count', 'daily', 10, 0, 'hard', 0)",
                event("before-1970", "NULL", 1, 500_000_000, -1),
                event("first", "NULL", 2, 600_000_000, 0),
                event("of-project", "'app'", 999_999_999_999_999_999L, 0, 86_400_000),
                event("another", "'app'", 1, 0, 86_400_999));
    }

    private static String event(String id, String project, long units, int nanos, long observedAt) {
        return "INSERT INTO usage_event VALUES ('org', '%s', %s, 'run', 'tokens', %d, %d, 'count', %d, 7, '{}')"
                .formatted(id, project, units, nanos, observedAt);
    }

    @Test
    void givenUsageOfTheFirstRelease_whenItIsMigrated_thenEveryEventIsThereAndTheirSumsAreKept() throws SQLException {
        migrateTo("2");

        assertThat(ask("SELECT e.event_id, s.scope, e.units, e.nanos, e.observed_at FROM usage_event e"
                        + " JOIN usage_series s USING (series_id) ORDER BY e.entry"))
                .containsExactly(
                        "before-1970||1|500000000|-1",
                        "first||2|600000000|0",
                        "of-project|app|999999999999999999|0|86400000",
                        "another|app|1|0|86400999");
        assertThat(ask("SELECT s.scope, r.bucket, r.events, r.billions, r.ones, r.nanos FROM usage_rollup r"
                        + " JOIN usage_series s USING (series_id) WHERE r.resolution = 3 ORDER BY s.scope, r.bucket"))
                .containsExactly(
                        "|-1|1|0|1|500000000",
                        "|0|1|0|2|600000000",
                        "*|-1|1|0|1|500000000",
                        "*|0|1|0|2|600000000",
                        "*|1|2|999999999|1000000000|0",
                        "app|1|2|999999999|1000000000|0");
        assertThat(ask("SELECT resolution, count(*) FROM usage_rollup GROUP BY resolution"))
                .containsExactly("0|6", "1|6", "2|6", "3|6");
    }

    @Test
    void givenALimitOfTheFirstRelease_whenItIsMigrated_thenItHasTheDefaultThresholdsAndNoneIsReached()
            throws SQLException {
        migrateTo("2");

        assertThat(ask("SELECT limit_units, thresholds, reached FROM usage_limit"))
                .containsExactly("10|75,90,100|");
    }

    @Test
    void givenCrossingsOfTheSecondRelease_whenTheyAreMigrated_thenALimitKnowsWhenTheLastOfItsOwnWasRecorded()
            throws SQLException {
        migrateTo("2");
        execute(
                "INSERT INTO usage_limit (org_id, scope, metric, unit, period, limit_units, limit_nanos, enforcement,"
                        + " updated_at) VALUES ('org', '', 'tokens', 'count', 'weekly', 10, 0, 'hard', 0)",
                "INSERT INTO quota_event VALUES ('org', 1, '', 'tokens', 'count', 'daily', 75, 'up', 8, 0, 10, 0, 5),"
                        + " ('org', 2, '', 'tokens', 'count', 'daily', 90, 'up', 9, 0, 10, 0, 7)");

        migrateTo("3");

        assertThat(ask("SELECT period, coalesce(marked_at, 'never') FROM usage_limit ORDER BY period"))
                .containsExactly("daily|7", "weekly|never");
    }

    @Test
    void givenAuditEventsOfTheThirdRelease_whenTheyAreMigrated_thenTheyStayAndSayNothingOfWhatWasNotKnown()
            throws SQLException {
        migrateTo("3");
        execute(
                "INSERT INTO audit_event (org_id, sequence, event_id, actor_id, action, target_type, target_id,"
                        + " occurred_at, metadata) VALUES ('org', 1, 'evt', 'ada', 'org.create', 'org', 'org', 5, '{}')",
                "INSERT INTO platform_audit_event (sequence, event_id, actor_id, action, target_type, target_id,"
                        + " occurred_at, metadata) VALUES (1, 'evt', 'ada', 'org.delete', 'org', 'gone', 6, '{}')");

        migrateTo("4");

        assertThat(ask(
                        "SELECT actor_id, occurred_at, coalesce(actor_kind, recorded_by, request_id, address, user_agent,"
                                + " 'unknown') FROM audit_event"))
                .containsExactly("ada|5|unknown");
        assertThat(ask("SELECT actor_id, occurred_at, coalesce(actor_kind, request_id, address, user_agent, 'unknown')"
                        + " FROM platform_audit_event"))
                .containsExactly("ada|6|unknown");
        assertThat(ask("SELECT count(*) FROM api_key")).containsExactly("0");
    }

    @Test
    void givenAuditEventsOfAnEarlierRelease_whenTheyAreMigrated_thenTheyHaveNoReason() throws SQLException {
        migrateTo("14");
        execute("INSERT INTO audit_event (org_id, sequence, event_id, actor_id, action, target_type, target_id,"
                + " occurred_at, metadata) VALUES ('org', 1, 'evt', 'ada', 'org.create', 'org', 'org', 5, '{}')");

        migrateTo("15");

        assertThat(ask("SELECT actor_id, coalesce(reason, 'none') FROM audit_event"))
                .containsExactly("ada|none");
    }

    @Test
    void givenAKeyOfAnEarlierRelease_whenItIsMigrated_thenItHasNoExternalId() throws SQLException {
        migrateTo("15");
        execute("INSERT INTO api_key (key_id, name, scopes, created_at, secret_hash)"
                + " VALUES ('key_1', 'CI', '*', 5, '0123456789abcdef')");

        migrateTo("16");

        assertThat(ask("SELECT key_id, coalesce(external_id, 'none') FROM api_key"))
                .containsExactly("key_1|none");
    }

    @Test
    void givenAnswersOfTheThirdRelease_whenTheyAreMigrated_thenTheyStayAndStillGoWithTheirOrganization()
            throws SQLException {
        migrateTo("3");
        execute(
                "INSERT INTO organization VALUES ('going', 'going', 'Going', '{}', 0, 0)",
                "INSERT INTO idempotency_record (scope, idempotency_key, fingerprint, answer, created_at, org_id)"
                        + " VALUES ('POST', 'a', 'print', 'text', 5, 'org'), ('POST', 'b', 'print', 'text', 6, 'going')");

        migrateTo("4");
        execute("PRAGMA foreign_keys = ON", "DELETE FROM organization WHERE org_id = 'going'");

        assertThat(
                        ask(
                                "SELECT scope, idempotency_key, fingerprint, answer, created_at, org_id FROM idempotency_record"))
                .containsExactly("POST|a|print|text|5|org");
        assertThat(ask("SELECT name FROM sqlite_schema WHERE tbl_name = 'idempotency_record' AND type = 'index'"
                        + " AND sql IS NOT NULL ORDER BY name"))
                .containsExactly("idempotency_record_by_time", "idempotency_record_of_organization");
    }

    @Test
    void givenQuotaEventsOfTheFirstRelease_whenTheyAreMigrated_thenWhatWasUsedIsTheSame() throws SQLException {
        migrateTo("4");
        execute(
                "INSERT INTO quota_event (org_id, sequence, scope, metric, unit, period, threshold, crossing, used_units,"
                        + " used_nanos, limit_units, limit_nanos, occurred_at)"
                        + " VALUES ('org', 1, '', 'm', 'count', 'daily', 75, 'up', 999999999999999999, 5, 7, 0, 9)");

        migrateTo("6");

        assertThat(ask("SELECT used_billions * 1000000000 + used_units, used_nanos FROM quota_event"))
                .containsExactly("999999999999999999|5");
    }

    @Test
    void givenUsageOfTheNinthRelease_whenItIsMigrated_thenItIsInTheOrderOfItsEntriesAndReversalsComeAfter()
            throws SQLException {
        migrateTo("9");
        execute(
                "INSERT INTO organization (org_id, slug, name, metadata, created_at, updated_at)"
                        + " VALUES ('other', 'other', 'Other', '{}', 0, 0), ('unused', 'unused', 'Unused', '{}', 0, 0)",
                "UPDATE usage_event SET voided_at = 9, void_reason = 'r' WHERE event_id = 'first'",
                entry(5, "other", "o1", "NULL"),
                entry(6, "org", "e6", "8"),
                // The entries in between were of an organization that is gone.
                entry(9, "org", "e9", "NULL"),
                entry(10, "org", "e10", "9"),
                entry(11, "other", "o2", "7"));

        migrateTo("10");

        assertThat(ask("SELECT org_id, last_sequence, first_entry, events FROM usage_recording ORDER BY 1, 2"))
                .containsExactly(
                        "org|4|1|4",
                        "org|5|6|1",
                        "org|7|9|2",
                        "org|8|6|1",
                        "org|9|2|1",
                        "org|10|10|1",
                        "other|1|5|1",
                        "other|2|11|1",
                        "other|3|11|1");
        assertThat(ask("SELECT name FROM sqlite_schema WHERE name LIKE '%mark%'"))
                .isEmpty();
        assertThat(ask("PRAGMA foreign_key_check")).isEmpty();
    }

    @Test
    void givenAFileWithoutUsage_whenItIsMigrated_thenNothingIsInTheOrderOfRecording() throws SQLException {
        migrateTo("9");
        execute("DELETE FROM usage_event");

        migrateTo("10");

        assertThat(ask("SELECT count(*) FROM usage_recording")).containsExactly("0");
    }

    @Test
    void givenALimitOfAnEarlierRelease_whenItIsMigrated_thenItDoesNothingToRuns() throws SQLException {
        migrateTo("21");

        migrateTo("23");

        assertThat(ask("SELECT limit_units, enforcement, on_exceeded FROM usage_limit"))
                .containsExactly("10|hard|none");
        assertThat(ask("PRAGMA foreign_key_check")).isEmpty();
        assertThat(ask("PRAGMA integrity_check")).containsExactly("ok");
    }

    @Test
    void givenGatewaysOfBothOwners_whenAnOrganizationGoes_thenItsOwnGoesAndTheRunsOfItsProjects() throws SQLException {
        migrateTo("23");
        execute(
                gateway("''", "shared"),
                gateway("'org'", "own"),
                "INSERT INTO workflow_run VALUES ('org', 'run', 'app', '', 'shared', 'run', 'flow', 'running', 0, 1, 'user',"
                        + " 'ada', 0, NULL, NULL, '[]', 0, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, '{}', '{}')");
        assertThat(ask("SELECT gateway_id, coalesce(org_id, 'platform') FROM gateway ORDER BY 1"))
                .containsExactly("own|org", "shared|platform");

        execute("DELETE FROM usage_event", "DELETE FROM usage_rollup", "DELETE FROM usage_series");
        execute("PRAGMA foreign_keys = ON", "DELETE FROM organization WHERE org_id = 'org'");

        assertThat(ask("SELECT gateway_id FROM gateway")).containsExactly("shared");
        assertThat(ask("SELECT count(*) FROM workflow_run")).containsExactly("0");
    }

    private static String gateway(String scope, String gatewayId) {
        return "INSERT INTO gateway (scope, gateway_id, name, base_url, status, usage, created_at, updated_at)"
                + " VALUES (%s, '%s', 'Gateway', 'https://gateway.example', 'active', '[]', 0, 0)"
                        .formatted(scope, gatewayId);
    }

    private static String entry(int entry, String org, String id, String voidedAt) {
        return "INSERT INTO usage_event (entry, org_id, event_id, series_id, units, nanos, observed_at, recorded_at,"
                + " metadata, voided_at) SELECT %d, '%s', '%s', min(series_id), 1, 0, 0, 7, '{}', %s FROM usage_series"
                        .formatted(entry, org, id, voidedAt);
    }

    @Test
    void givenAMigratedFile_whenItsReferencesAreChecked_thenAllHold() throws SQLException {
        migrateTo("4");

        assertThat(ask("PRAGMA foreign_key_check")).isEmpty();
        assertThat(ask("PRAGMA integrity_check")).containsExactly("ok");
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("db/migration/sqlite")
                .target(version)
                .load()
                .migrate();
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> ask(String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            List<String> answers = new ArrayList<>();
            while (rows.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    columns.add(rows.getString(i));
                }
                answers.add(String.join("|", columns));
            }
            return answers;
        }
    }
}
