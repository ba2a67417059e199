package org.landlord.adapter.sqlite.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.port.out.StorageUnusable;

/// What happens to the schema when an application starts.
class MigrationsTest {

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("landlord.db");
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource("jdbc:sqlite:" + file, null, null)
                .locations("db/migration/sqlite")
                .load();
    }

    private void start(Duration timeout) {
        DatabaseAddress address = new DatabaseAddress(file.toString());
        FileWatch watch = new FileWatch(address, Duration.ofSeconds(5));
        try {
            new Migrations(flyway(), address, watch, new DatabaseOpening(address, timeout, true), timeout, false, false)
                    .migrate(new StartupEvent());
        } finally {
            watch.stop(new ShutdownEvent());
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void givenANewFile_thenItHasTheSchema_andStartingAgainChangesNothing() {
        start(Duration.ofSeconds(1));

        assertThat(flyway().info().pending()).isEmpty();
        start(Duration.ofSeconds(1));
        assertThat(file.resolveSibling("landlord.db-opening")).doesNotExist();
    }

    @Test
    void givenAFileOfANewerLandlord_thenThatIsTold_andNothingIsChanged() throws SQLException {
        start(Duration.ofSeconds(1));
        execute("INSERT INTO flyway_schema_history SELECT 1000, '999', 'later', type, 'V999__later.sql', 1,"
                + " installed_by, installed_on, 1, 1 FROM flyway_schema_history WHERE version = '1'");

        assertThatThrownBy(() -> start(Duration.ofSeconds(1)))
                .isInstanceOf(StorageUnusable.class)
                .hasMessage("cannot open the database " + file
                        + ": it was written by a newer version of Landlord (schema 999):"
                        + " start that version or a newer one");
    }

    @Test
    void givenAFileWhoseMigrationsWereOthers_thenThatIsTold() throws SQLException {
        start(Duration.ofSeconds(1));
        execute("UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '2'");

        assertThatThrownBy(() -> start(Duration.ofSeconds(1)))
                .isInstanceOf(StorageUnusable.class)
                .hasMessageContaining("its schema differs from the schema of this version (migration 2 has changed)")
                .hasMessageNotContaining("repair");
    }

    @Test
    void givenAnotherProcessThatMigratesForTooLong_thenThatIsTold_andWhenItIsDoneAllIsWell() {
        try (OpeningLock _ = OpeningLock.take(file, Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> start(Duration.ofMillis(100)))
                    .isInstanceOf(StorageUnusable.class)
                    .hasMessageContaining("is being opened by another process");
        }

        start(Duration.ofSeconds(1));
        assertThat(flyway().info().pending()).isEmpty();
    }
}
