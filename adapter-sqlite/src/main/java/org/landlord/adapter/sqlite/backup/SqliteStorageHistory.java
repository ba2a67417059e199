package org.landlord.adapter.sqlite.backup;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.sqlite.file.DatabaseAddress;
import org.landlord.domain.diagnostics.StorageRestore;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.port.out.diagnostics.StorageHistory;
import org.landlord.port.out.diagnostics.StoragePosition;

/// The table `storage_position`, the mark of copies, and the file next to the database.
@Singleton
class SqliteStorageHistory implements StorageHistory {

    private static final String STORED = "SELECT database_id, number, reached_at FROM storage_position";

    private static final String ADVANCE =
            "UPDATE storage_position SET number = max(number, ?) + 1, reached_at = ? WHERE id = 1";

    private final Jdbc jdbc;
    private final WriteCounter writes;
    private final @Nullable PositionFile file;
    private long reachedWrites = -1;
    private volatile long seenWrites = -1;

    SqliteStorageHistory(DatabaseAddress address, Jdbc jdbc, WriteCounter writes) {
        this.jdbc = jdbc;
        this.writes = writes;
        Path database = address.file();
        this.file = database == null ? null : new PositionFile(database);
    }

    private record Stored(
            String databaseId, long number, @Nullable Instant reachedAt) {}

    private Stored stored() {
        return jdbc.query(STORED, row -> {
                    long reachedAt = row.getLong(3);
                    return new Stored(
                            row.getString(1), row.getLong(2), row.wasNull() ? null : Instant.ofEpochMilli(reachedAt));
                })
                .getFirst();
    }

    /// The position in the file, if it is one of this database: the file may be older than the
    /// database.
    private @Nullable StoragePosition seen(Stored stored) {
        return file == null
                ? null
                : file.read()
                        .filter(position -> position.databaseId().equals(stored.databaseId()))
                        .orElse(null);
    }

    private @Nullable Instant mark() {
        return RestoreMark.read(
                jdbc.query(RestoreMark.READ, row -> row.getInt(1)).getFirst());
    }

    @Override
    public boolean hasChanged() {
        return writes.count() != seenWrites;
    }

    @Override
    public Optional<StorageRestore> findRestore(long sequence) {
        Stored stored = stored();
        Instant mark = mark();
        StoragePosition seen = seen(stored);
        boolean isBehind = seen != null && stored.number() < seen.number();
        if (mark == null && !isBehind) {
            return Optional.empty();
        }
        return Optional.of(new StorageRestore(
                stored.databaseId(),
                mark == null ? stored.reachedAt() : mark,
                sequence,
                seen != null && isBehind ? seen.reachedAt() : null,
                seen != null && isBehind ? seen.sequence() : null));
    }

    @Override
    public synchronized StoragePosition advance(Instant now, long sequence) {
        StoragePosition seen = seen(stored());
        jdbc.update(ADVANCE, seen == null ? 0 : seen.number(), now.toEpochMilli());
        if (mark() != null) {
            jdbc.update(RestoreMark.CLEAR);
        }
        // Within this transaction nobody else writes.
        reachedWrites = writes.count();
        Stored reached = stored();
        return new StoragePosition(reached.databaseId(), reached.number(), now, sequence);
    }

    @Override
    public synchronized void remember(StoragePosition position) {
        seenWrites = reachedWrites;
        if (file != null) {
            file.write(position);
        }
    }
}
