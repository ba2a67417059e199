package org.landlord.adapter.postgres;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.landlord.persistence.jpa.SchemaState;
import org.landlord.persistence.jpa.UnfinishedTransfer;
import org.landlord.persistence.jpa.sql.Causes;
import org.landlord.persistence.jpa.sql.DatabaseUrl;
import org.landlord.port.out.StorageMissing;
import org.landlord.port.out.StorageUnusable;

/// Migrates the schema when a process starts. Flyway's lock in the database lets one process at a time do that.
@Singleton
class PostgresMigrations {

    /// Before all users of the storage.
    private static final int FIRST = 1;

    private final Flyway flyway;
    private final DatabaseUrl url;
    private final boolean mayCreate;
    private final boolean inspects;
    private final boolean transfers;

    /// @param mayCreate true if the tables are created in a database without them
    /// @param inspects true if the database is left as it is: [PostgresInspection] reports its schema
    /// @param transfers true if this process transfers another storage into the database
    PostgresMigrations(
            Flyway flyway,
            @ConfigProperty(name = "landlord.db") String database,
            @ConfigProperty(name = "landlord.postgres.create") boolean mayCreate,
            @ConfigProperty(name = "landlord.postgres.inspect") boolean inspects,
            @ConfigProperty(name = "landlord.postgres.transfer") boolean transfers) {
        this.flyway = flyway;
        this.url = DatabaseUrl.parse(database);
        this.mayCreate = mayCreate;
        this.inspects = inspects;
        this.transfers = transfers;
    }

    /// @throws StorageUnusable if the database cannot be reached, its schema cannot be migrated,
    ///     or a transfer into it is not complete
    void migrate(@Observes @Priority(FIRST) StartupEvent event) {
        if (inspects) {
            return;
        }
        try {
            SchemaState state = SchemaState.of(flyway);
            if (state.isEmpty() && !mayCreate) {
                throw new StorageMissing("no tables of Landlord in the database " + url);
            }
            if (state.isNewer()) {
                throw unusable("it was written by a newer version of Landlord (schema " + state.applied()
                        + "): start that version or a newer one");
            }
            String changed = state.changed();
            if (changed != null) {
                throw unusable("its schema differs from the schema of this version (migration " + changed
                        + " has changed): start the version that wrote it, or restore a backup");
            }
            if (!state.pending().isEmpty()) {
                flyway.migrate();
            }
            if (!transfers && UnfinishedTransfer.isIn(flyway)) {
                throw unusable(UnfinishedTransfer.ADVICE);
            }
        } catch (FlywayException e) {
            String reason = Causes.find(e, SQLException.class)
                    .map(Throwable::getMessage)
                    .orElse(e.getMessage());
            throw new StorageUnusable("cannot use the database " + url + ": " + reason, e);
        }
    }

    private StorageUnusable unusable(String reason) {
        return new StorageUnusable("cannot use the database " + url + ": " + reason);
    }
}
