package org.landlord.adapter.postgres.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.diagnostics.Check;
import org.landlord.domain.diagnostics.CheckResult;
import org.landlord.domain.diagnostics.Outcome;
import org.landlord.persistence.jpa.SchemaState;
import org.landlord.persistence.jpa.UnfinishedTransfer;
import org.landlord.persistence.jpa.sql.Causes;
import org.landlord.persistence.jpa.sql.DatabaseUrl;
import org.landlord.port.out.diagnostics.StorageBackup;
import org.landlord.port.out.diagnostics.StorageInspection;

/// Inspects the database. What concerns the files of PostgreSQL is checked by its own tools.
@Singleton
class PostgresInspection implements StorageInspection {

    private static final int OLDEST = 13;

    private static final String ADVICE = "use pg_dump or base backups: docs/postgresql.md";

    private final Flyway flyway;
    private final DatabaseUrl url;

    /// @param flyway has the migrations of this program
    PostgresInspection(Flyway flyway, @ConfigProperty(name = "landlord.db") String database) {
        this.flyway = flyway;
        this.url = DatabaseUrl.parse(database);
    }

    @Override
    public Report inspect(boolean quick, @Nullable String backups) {
        List<CheckResult> results = new ArrayList<>();
        boolean isUsable = false;
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
            SchemaState schema = SchemaState.of(flyway);
            CheckResult database = checkDatabase(connection, schema);
            results.add(database);
            if (database.outcome() == Outcome.PROBLEM) {
                skip(results, "the database cannot be used, see database", Check.SCHEMA, Check.FOREIGN_KEYS);
            } else {
                CheckResult ofSchema = schema.check();
                results.add(ofSchema);
                results.add(checkForeignKeys(connection));
                isUsable = ofSchema.outcome() == Outcome.OK;
            }
        } catch (SQLException | RuntimeException e) {
            results.clear();
            results.add(CheckResult.problem(
                    Check.DATABASE,
                    "the database " + url + " cannot be read: " + reason(e),
                    "check that PostgreSQL runs, the URL, and the rights of the role"));
            skip(results, "the database cannot be read", Check.SCHEMA, Check.FOREIGN_KEYS);
        }
        skip(results, "PostgreSQL checks its files: use pg_amcheck", Check.INTEGRITY);
        skip(results, "the files belong to PostgreSQL", Check.PERMISSIONS, Check.DISK, Check.LOG);
        skip(results, "backups are made by the tools of PostgreSQL: docs/postgresql.md", Check.BACKUPS);
        return new Report(results, isUsable);
    }

    private CheckResult checkDatabase(Connection connection, SchemaState schema) throws SQLException {
        if (schema.isEmpty()) {
            return CheckResult.problem(
                    Check.DATABASE,
                    "the database " + url + " has no tables of Landlord",
                    "create them with landlord init --db " + url);
        }
        if (UnfinishedTransfer.isIn(connection)) {
            return CheckResult.problem(
                    Check.DATABASE,
                    "a transfer into the database " + url + " is not complete",
                    "repeat landlord migrate");
        }
        int version = connection.getMetaData().getDatabaseMajorVersion();
        String observed = url + " is a database of Landlord on PostgreSQL " + version;
        return version >= OLDEST
                ? CheckResult.ok(Check.DATABASE, observed)
                : CheckResult.warning(
                        Check.DATABASE, observed, "use PostgreSQL " + OLDEST + " or newer: older ones are not tested");
    }

    /// PostgreSQL enforces them. A restore, or an operator, may have left some out.
    private static CheckResult checkForeignKeys(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*), count(*) FILTER (WHERE NOT convalidated)"
                        + " FROM pg_constraint WHERE contype = 'f'"
                        + " AND connamespace = current_schema()::regnamespace")) {
            row.next();
            return row.getLong(2) == 0
                    ? CheckResult.ok(Check.FOREIGN_KEYS, "PostgreSQL enforces " + row.getLong(1) + " foreign keys")
                    : CheckResult.problem(
                            Check.FOREIGN_KEYS,
                            row.getLong(2) + " foreign keys were never checked",
                            "check them with ALTER TABLE … VALIDATE CONSTRAINT");
        }
    }

    private static void skip(List<CheckResult> results, String reason, Check... checks) {
        for (Check check : checks) {
            results.add(CheckResult.skipped(check, reason));
        }
    }

    private static String reason(Exception e) {
        String message =
                Causes.find(e, SQLException.class).map(Throwable::getMessage).orElse(e.getMessage());
        return String.valueOf(message).lines().findFirst().orElse("");
    }

    /// What is no work of Landlord.
    @ApplicationScoped
    static class Backups {

        @Produces
        @Singleton
        StorageBackup backups() {
            return StorageBackup.declined(ADVICE);
        }
    }
}
