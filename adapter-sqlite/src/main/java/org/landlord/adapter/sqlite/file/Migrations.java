package org.landlord.adapter.sqlite.file;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;
import org.landlord.port.out.StorageUnusable;
import org.sqlite.SQLiteException;

/// Migrates the schema at the start, one process at a time: SQLite has no lock that Flyway could hold for a
/// whole migration. An unknown schema is not changed.
@Singleton
class Migrations {

    /// Before all users of the storage.
    private static final int FIRST = 1;

    private final Flyway flyway;
    private final DatabaseAddress address;
    private final FileWatch watch;
    private final Duration timeout;

    Migrations(
            Flyway flyway,
            DatabaseAddress address,
            FileWatch watch,
            @ConfigProperty(name = "landlord.sqlite.migration-timeout") Duration timeout) {
        this.flyway = flyway;
        this.address = address;
        this.watch = watch;
        this.timeout = timeout;
    }

    /// @throws StorageUnusable if the schema cannot be migrated
    void migrate(@Observes @Priority(FIRST) StartupEvent event) {
        try {
            if (isBehind()) {
                migrateAlone();
            }
        } catch (FlywayException e) {
            throw unusable(e);
        }
        watch.begin();
    }

    private void migrateAlone() {
        Path file = address.file();
        if (file == null) {
            flyway.migrate();
            return;
        }
        try (OpeningLock _ = OpeningLock.take(file, timeout)) {
            if (isBehind()) {
                flyway.migrate();
            }
        }
    }

    /// @throws StorageUnusable if the schema is newer than this version or differs from it
    private boolean isBehind() {
        List<MigrationInfo> all = List.of(flyway.info().all());
        Optional<MigrationInfo> newer = all.stream()
                .filter(migration -> migration.getState().isApplied()
                        && !migration.getState().isResolved())
                .findFirst();
        if (newer.isPresent()) {
            throw DatabaseOpening.unusable(
                    address.file(),
                    "it was written by a newer version of Landlord (schema " + newest(all)
                            + "): start that version or a newer one");
        }
        Optional<MigrationInfo> changed =
                all.stream().filter(Migrations::isAnother).findFirst();
        if (changed.isPresent()) {
            throw DatabaseOpening.unusable(
                    address.file(),
                    "its schema differs from the schema of this version (migration "
                            + changed.get().getVersion()
                            + " has changed): start the version that wrote it, or restore a backup");
        }
        return all.stream().anyMatch(migration -> migration.getState() == MigrationState.PENDING);
    }

    private static boolean isAnother(MigrationInfo migration) {
        MigrationState state = migration.getState();
        return state.isFailed()
                || state == MigrationState.IGNORED
                || (state.isApplied() && !migration.isChecksumMatching());
    }

    private static String newest(List<MigrationInfo> all) {
        return all.stream()
                .filter(migration -> migration.getState().isApplied())
                .map(MigrationInfo::getVersion)
                .filter(version -> version != null)
                .max((one, other) -> one.compareTo(other))
                .map(Object::toString)
                .orElse("unknown");
    }

    private StorageUnusable unusable(FlywayException e) {
        @Nullable Path file = address.file();
        return Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                .filter(SQLiteException.class::isInstance)
                .map(SQLiteException.class::cast)
                .findFirst()
                .map(cause -> DatabaseOpening.refused(file, cause))
                .orElseGet(() -> new StorageUnusable(
                        "cannot open the database" + (file == null ? "" : " " + file)
                                + ": its schema cannot be migrated: "
                                + String.valueOf(e.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse(""),
                        e));
    }
}
