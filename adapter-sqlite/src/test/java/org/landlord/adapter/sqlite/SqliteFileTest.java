package org.landlord.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.UnitOfWork;

/// What is so of the file and of every connection to it.
@QuarkusTest
class SqliteFileTest {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Flyway flyway;

    @Inject
    @ConfigProperty(name = "landlord.db")
    String file;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int connections;

    @Test
    void theFileIsMade_withItsFolder() {
        // Its folder has the run's own random name: see application.properties.
        assertThat(Path.of(file)).isNotEmptyFile();
        assertThat(Path.of(file).resolveSibling("landlord.db-wal")).exists();
    }

    @Test
    void theFileAndWhatIsBesideItAreTheirOwnersAlone() throws IOException {
        for (String name : List.of("landlord.db", "landlord.db-wal", "landlord.db-shm")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(Path.of(file).resolveSibling(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void everyConnectionHasThePragmas() throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                Connection connection = dataSource.getConnection();
                all.add(connection);
                assertThat(ask(connection, "PRAGMA journal_mode")).containsExactly("wal");
                assertThat(ask(connection, "PRAGMA synchronous")).containsExactly("2");
                assertThat(ask(connection, "PRAGMA foreign_keys")).containsExactly("1");
                assertThat(ask(connection, "PRAGMA cache_size")).containsExactly("-65536");
                assertThat(ask(connection, "PRAGMA wal_autocheckpoint")).containsExactly("8000");
                assertThat(ask(connection, "PRAGMA temp_store")).containsExactly("2");
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    @Test
    void afterAllKindsOfRowsCameAndWentTheFileIsSound() throws SQLException {
        Tenant kept = new Tenant(Fixtures.organization());
        Tenant deleted = new Tenant(Fixtures.organization());
        for (Tenant tenant : List.of(kept, deleted)) {
            unitOfWork.write(stores -> {
                stores.organizations().insert(tenant.organization());
                tenant.fill(stores);
                tenant.use(stores);
                return true;
            });
        }
        unitOfWork.write(stores -> {
            Fixtures.deleteOrganization(stores, deleted.orgId());
            return true;
        });

        try (Connection connection = dataSource.getConnection()) {
            assertThat(ask(connection, "PRAGMA foreign_key_check")).isEmpty();
            assertThat(ask(connection, "PRAGMA integrity_check")).containsExactly("ok");
        }
    }

    @Test
    void aMigratedFileIsNotMigratedAgain() {
        flyway.validate();

        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    @Test
    void noStatementOfTheForeignKeysScansATable() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            for (String delete : List.of(
                    "DELETE FROM organization WHERE org_id = 'a'",
                    "DELETE FROM team WHERE org_id = 'a' AND team_id = 'b'",
                    "DELETE FROM project WHERE org_id = 'a' AND project_id = 'b'")) {
                assertThat(plan(connection, delete)).isNotEmpty().noneMatch(step -> step.startsWith("SCAN"));
            }
        }
    }

    @Test
    void whatBeginsOrEndsWithinASecondIsReadFromAnIndexAlone() throws SQLException {
        String sums = "SELECT count(*), sum(e.units), sum(e.nanos) FROM ";
        String window = " AND e.observed_at >= 1 AND e.observed_at < 2 AND e.voided_at IS NULL";
        String asOf = " AND e.recorded_at <= 3 AND (e.voided_at IS NULL OR e.voided_at > 3)";
        try (Connection connection = dataSource.getConnection()) {
            for (String condition : List.of(window, window + asOf)) {
                assertThat(plan(connection, sums + "usage_event e WHERE e.series_id = 1" + condition))
                        .singleElement()
                        .asString()
                        .contains("COVERING INDEX usage_event_of_series (series_id=? AND observed_at>? AND");
                assertThat(plan(
                                connection,
                                sums + "usage_series s JOIN usage_event e ON e.series_id = s.series_id"
                                        + " WHERE s.total_id = 1" + condition))
                        .hasSize(2)
                        .anyMatch(step -> step.contains("COVERING INDEX usage_series_of_total"))
                        .anyMatch(step -> step.contains("COVERING INDEX usage_event_of_series (series_id=? AND"));
            }
        }
    }

    @Test
    void theAuditEventsOfARequestAndTheNewestOnesAreReadFromAnIndexInOrder() throws SQLException {
        String all = "SELECT * FROM audit_event WHERE org_id = 'a' AND occurred_at >= 1 AND occurred_at <= 9";
        try (Connection connection = dataSource.getConnection()) {
            for (String order : List.of(
                    " ORDER BY occurred_at, sequence LIMIT 10", " ORDER BY occurred_at DESC, sequence DESC LIMIT 10")) {
                assertThat(plan(connection, all + order))
                        .singleElement()
                        .asString()
                        .contains("INDEX audit_event_by_time (org_id=? AND occurred_at>? AND occurred_at<?)");
                assertThat(plan(connection, all + " AND request_id = 'r'" + order))
                        .singleElement()
                        .asString()
                        .contains("INDEX audit_event_of_request (org_id=? AND request_id=? AND occurred_at>? AND");
            }
            assertThat(plan(connection, "SELECT * FROM audit_event WHERE org_id = 'a' AND event_id = 'e' LIMIT 1"))
                    .singleElement()
                    .asString()
                    .contains("(org_id=? AND event_id=?)");
            assertThat(plan(connection, "SELECT * FROM organization WHERE slug = 'a' AND deleted_at IS NULL LIMIT 1"))
                    .singleElement()
                    .asString()
                    .contains("(slug=?)");
        }
    }

    @Test
    void whoACallerIsIsFoundWithoutLookingThroughATable() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(plan(connection, "SELECT team_id FROM team_member WHERE org_id = 'a' AND user_id = 'b'"))
                    .singleElement()
                    .asString()
                    .contains("INDEX team_member_by_user (org_id=? AND user_id=?)");
            String trusting = "SELECT * FROM identity_provider WHERE issuer = 'a'"
                    + " AND coalesce(audience, client_id) IN ('b')"
                    + " AND type = 'oidc' AND status = 'active' AND org_id > 'c' ORDER BY org_id, provider_id LIMIT 1";
            assertThat(plan(connection, trusting))
                    .anyMatch(step ->
                            step.contains("INDEX identity_provider_that_vouches (issuer=? AND <expr>=? AND org_id>?)"));
            assertThat(plan(connection, "SELECT 1 FROM quota_reservation WHERE coalesce(settled_at, expires_at) < 1"))
                    .singleElement()
                    .asString()
                    .contains("INDEX quota_reservation_ended (<expr><?)");
            for (String owner : List.of("org_id = 'a'", "org_id IS NULL")) {
                assertThat(plan(
                                connection,
                                "SELECT * FROM api_key WHERE " + owner + " AND key_id > 'b' ORDER BY key_id"))
                        .singleElement()
                        .asString()
                        .contains("INDEX api_key_by_org (org_id=? AND key_id>?)");
            }
        }
    }

    @Test
    void sessionsAreFoundWithoutLookingThroughATable() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Map<String, String> indexes = Map.of(
                    "token_hash = 'a'", "(token_hash=?)",
                    "org_id = 'a' AND session_id > 'b' ORDER BY session_id",
                            "session_by_org (org_id=? AND session_id>?)",
                    "org_id IS NULL AND session_id > 'b' ORDER BY session_id",
                            "session_by_org (org_id=? AND session_id>?)",
                    "key_id = 'a' ORDER BY session_id", "session_by_key (key_id=?)",
                    "org_id = 'a' AND user_id = 'b' ORDER BY session_id", "session_by_user (org_id=? AND user_id=?)",
                    "org_id = 'a' AND provider_id = 'b'", "session_by_provider (org_id=? AND provider_id=?)",
                    "ends_at <= 1", "session_by_end (ends_at<?)");
            for (Map.Entry<String, String> index : indexes.entrySet()) {
                assertThat(plan(connection, "SELECT * FROM session WHERE " + index.getKey()))
                        .singleElement()
                        .asString()
                        .contains(index.getValue());
            }
            assertThat(plan(
                            connection,
                            "SELECT org_id FROM identity_provider_domain WHERE domain = 'a' ORDER BY org_id"))
                    .singleElement()
                    .asString()
                    .contains("(domain=?)");
        }
    }

    private static List<String> plan(Connection connection, String sql) throws SQLException {
        List<String> steps = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
        }
        return steps;
    }

    private static List<String> ask(Connection connection, String question) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }
}
