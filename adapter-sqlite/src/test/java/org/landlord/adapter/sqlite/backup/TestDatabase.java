package org.landlord.adapter.sqlite.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.landlord.adapter.sqlite.file.DatabaseAddress;
import org.landlord.files.PrivateFiles;

/// A database file with the schema of Landlord, and what a backup is made with.
final class TestDatabase {

    private TestDatabase() {}

    /// A database with the schema of this version.
    ///
    /// @param organizations how many it has
    static Path create(Path file, int organizations) throws Exception {
        return create(file, organizations, MigrationVersion.LATEST);
    }

    static Path create(Path file, int organizations, MigrationVersion schema) throws Exception {
        Files.createFile(file, PrivateFiles.attributes(file));
        Flyway.configure()
                .dataSource(url(file), null, null)
                .locations("db/migration/sqlite")
                .target(schema)
                .load()
                .migrate();
        execute(
                file,
                "PRAGMA journal_mode = WAL",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + organizations
                        + ") INSERT INTO organization (org_id, slug, name, metadata, created_at, updated_at)"
                        + " SELECT 'org' || i, 'org' || i, 'Org', '{}', 0, 0 FROM n");
        return file;
    }

    static SqliteBackup backup(Path database) {
        return new SqliteBackup(
                new DatabaseAddress(database.toString()),
                Flyway.configure().locations("db/migration/sqlite").load(),
                Duration.ofMillis(200));
    }

    static String url(Path file) {
        return "jdbc:sqlite:" + file;
    }

    static void execute(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(file));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String ask(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(file));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getString(1);
        }
    }

    static long organizations(Path file) throws SQLException {
        return Long.parseLong(ask(file, "SELECT count(*) FROM organization"));
    }
}
