package org.landlord.adapter.sqlite;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.landlord.domain.tenancy.OrgId;
import org.sqlite.SQLiteDataSource;

/// Starts on a file that another process has made and filled, and that may only be read.
public class ReadOnlyFileProfile implements QuarkusTestProfile {

    static final OrgId THERE_BEFORE = new OrgId("org_before");

    @Override
    public Map<String, String> getConfigOverrides() {
        Path file = Path.of("target", "databases", UUID.randomUUID().toString(), "landlord.db");
        make(file);
        return Map.of("landlord.db", "file:" + file.toAbsolutePath() + "?mode=ro");
    }

    private static void make(Path file) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        try {
            Files.createDirectories(file.getParent());
            execute(source, "PRAGMA journal_mode = WAL");
            Flyway.configure()
                    .dataSource(source)
                    .locations("db/migration/sqlite")
                    .load()
                    .migrate();
            execute(
                    source,
                    "INSERT INTO organization (org_id, slug, name, metadata, created_at, updated_at) VALUES ('%s', 'before', 'Before', '{}', 0, 0)"
                            .formatted(THERE_BEFORE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
