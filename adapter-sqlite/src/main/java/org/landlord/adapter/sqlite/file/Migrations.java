package org.landlord.adapter.sqlite.file;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.landlord.persistence.jpa.SchemaState;
import org.landlord.persistence.jpa.UnfinishedTransfer;
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
    private final DatabaseOpening opening;
    private final Duration timeout;
    private final boolean inspects;
    private final boolean transfers;

    /// @param inspects true if the file is left as it is: [DatabaseInspection] reports its schema
    /// @param transfers true if this process transfers another storage into the database
    Migrations(
            Flyway flyway,
            DatabaseAddress address,
            FileWatch watch,
            DatabaseOpening opening,
            @ConfigProperty(name = "landlord.sqlite.migration-timeout") Duration timeout,
            @ConfigProperty(name = "landlord.sqlite.inspect") boolean inspects,
            @ConfigProperty(name = "landlord.sqlite.transfer") boolean transfers) {
        this.flyway = flyway;
        this.address = address;
        this.watch = watch;
        this.opening = opening;
        this.timeout = timeout;
        this.inspects = inspects;
        this.transfers = transfers;
    }

    /// @throws StorageUnusable if the schema cannot be migrated, or a transfer into the database is not complete
    /// @throws org.landlord.port.out.StorageMissing if there is no database, and it may not be created
    void migrate(@Observes @Priority(FIRST) StartupEvent event) {
        if (inspects) {
            opening.requireExists();
            return;
        }
        try {
            if (isBehind()) {
                migrateAlone();
            }
            if (!transfers && UnfinishedTransfer.isIn(flyway)) {
                throw DatabaseOpening.unusable(address.file(), UnfinishedTransfer.ADVICE);
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
        SchemaState state = SchemaState.of(flyway);
        if (state.isNewer()) {
            throw DatabaseOpening.unusable(
                    address.file(),
                    "it was written by a newer version of Landlord (schema " + state.applied()
                            + "): start that version or a newer one");
        }
        String changed = state.changed();
        if (changed != null) {
            throw DatabaseOpening.unusable(
                    address.file(),
                    "its schema differs from the schema of this version (migration " + changed
                            + " has changed): start the version that wrote it, or restore a backup");
        }
        return !state.pending().isEmpty();
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
