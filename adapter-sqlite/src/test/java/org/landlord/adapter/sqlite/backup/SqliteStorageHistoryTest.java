package org.landlord.adapter.sqlite.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.sqlite.file.DatabaseAddress;
import org.landlord.domain.diagnostics.StorageRestore;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.port.out.UnitOfWork;
import org.landlord.port.out.diagnostics.StoragePosition;

/// Whether a database is older than what was seen of it. Each history is that of another start.
@QuarkusTest
class SqliteStorageHistoryTest {

    private static final Instant THEN = Instant.parse("2026-11-30T09:00:00.123Z");
    private static final Instant LATER = THEN.plus(Duration.ofHours(2));

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Jdbc jdbc;

    @Inject
    DatabaseAddress address;

    @Inject
    WriteCounter writes;

    @Inject
    Flyway flyway;

    @Inject
    @ConfigProperty(name = "landlord.db")
    String database;

    private SqliteStorageHistory history() {
        return new SqliteStorageHistory(address, jdbc, writes);
    }

    private Path positionFile() {
        return Path.of(database + ".position");
    }

    @BeforeEach
    void nothingWasSeen() throws Exception {
        Files.deleteIfExists(positionFile());
    }

    private StoragePosition advance(SqliteStorageHistory history, Instant now, long sequence) {
        return unitOfWork.write(_ -> history.advance(now, sequence));
    }

    private Optional<StorageRestore> find(long sequence) {
        return unitOfWork.write(_ -> history().findRestore(sequence));
    }

    /// What a restore of the file does to the number in it.
    private void goBackTo(StoragePosition position) {
        unitOfWork.write(_ -> jdbc.update(
                "UPDATE storage_position SET number = ?, reached_at = ?",
                position.number(),
                position.reachedAt().toEpochMilli()));
    }

    @Test
    void givenNoPositionFile_thenNothingIsFound_andItIsWrittenPrivately() throws Exception {
        assertThat(find(5)).isEmpty();

        StoragePosition position = advance(history(), THEN, 5);
        history().remember(position);

        assertThat(position.databaseId()).hasSize(32);
        assertThat(Files.readString(positionFile()))
                .contains(
                        "database=" + position.databaseId(),
                        "number=" + position.number(),
                        "reachedAt=2026-11-30T09:00:00.123Z",
                        "sequence=5");
        assertThat(Files.getPosixFilePermissions(positionFile())).hasSize(2);
        assertThat(find(5)).isEmpty();
    }

    @Test
    void givenAnOlderDatabaseThanTheOneSeen_thenThatIsFound_untilItsPositionIsCommitted() {
        StoragePosition old = advance(history(), THEN, 5);
        StoragePosition last = advance(history(), LATER, 9);
        history().remember(last);
        goBackTo(old);

        assertThat(find(5)).contains(new StorageRestore(old.databaseId(), THEN, 5, LATER, 9L));

        // Killed before the position is remembered: it is not found again.
        StoragePosition next = advance(history(), LATER, 6);
        assertThat(next.number()).isGreaterThan(last.number());
        assertThat(find(6)).isEmpty();
    }

    @Test
    void givenADatabaseThatIsFurtherThanTheOneSeen_orAnotherOne_thenNothingIsFound() {
        StoragePosition old = advance(history(), THEN, 5);
        history().remember(old);
        advance(history(), LATER, 9);
        assertThat(find(9)).as("killed before it was remembered").isEmpty();

        history().remember(new StoragePosition("another", Long.MAX_VALUE, LATER, 99));
        assertThat(find(9)).as("the file is of another database").isEmpty();
    }

    @Test
    void givenAPositionFileThatCannotBeRead_thenNothingIsFound() throws Exception {
        Files.writeString(positionFile(), "number=many");
        assertThat(find(5)).isEmpty();

        Files.writeString(positionFile(), "x".repeat(10_000));
        assertThat(find(5)).isEmpty();
    }

    @Test
    void givenAMarkedDatabase_thenItIsABackup_untilAPositionIsCommitted() {
        Instant stateAt = Instant.parse("2026-11-29T03:00:00Z");
        unitOfWork.write(_ -> jdbc.update(RestoreMark.write(stateAt)));

        StorageRestore found = find(5).orElseThrow();

        assertThat(found.stateAt()).isEqualTo(stateAt);
        assertThat(found.lastSeenAt()).isNull();
        assertThat(find(5)).isPresent();
        advance(history(), LATER, 6);
        assertThat(find(6)).isEmpty();
    }

    @Test
    void givenNoWritesSinceThePosition_thenNothingHasChanged() {
        SqliteStorageHistory history = history();
        assertThat(history.hasChanged()).isTrue();

        StoragePosition position = advance(history, THEN, 5);
        assertThat(history.hasChanged()).as("not remembered yet").isTrue();
        history.remember(position);
        assertThat(history.hasChanged()).isFalse();

        unitOfWork.write(_ -> true);
        assertThat(history.hasChanged()).isTrue();
    }

    @Test
    void givenABackupOfTheOpenDatabase_thenTheDatabaseIsNotMarked() {
        Path copy = Path.of(database).resolveSibling("copy-" + System.nanoTime() + ".db");

        new SqliteBackup(address, flyway, Duration.ofSeconds(5)).create(copy.toString(), false, THEN);

        assertThat(copy).exists();
        assertThat(find(5)).isEmpty();
    }
}
