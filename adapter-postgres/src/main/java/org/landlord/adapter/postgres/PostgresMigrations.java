package org.landlord.adapter.postgres;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.landlord.persistence.jpa.SchemaState;
import org.landlord.persistence.jpa.UnfinishedTransfer;
import org.landlord.persistence.jpa.sql.Causes;
import org.landlord.persistence.jpa.sql.DatabaseUrl;
import org.landlord.port.out.StorageMissing;
import org.landlord.port.out.StorageUnusable;

/// Migrates the schema when a process starts. Processes that start at the same time take turns. Flyway's own lock
/// is not enough: it waits in a transaction, which does not see afterwards what the process before it has done,
/// because transactions of this pool are `REPEATABLE READ`.
@Singleton
class PostgresMigrations {

    /// Before all users of the storage.
    private static final int FIRST = 1;

    /// Of this lock among the advisory locks of the database: "landlord" in ASCII.
    private static final long LOCK = 0x6c616e646c6f7264L;

    private final Flyway flyway;
    private final AgroalDataSource dataSource;
    private final DatabaseUrl url;
    private final boolean mayCreate;
    private final boolean inspects;
    private final boolean transfers;

    /// @param mayCreate true if the tables are created in a database without them
    /// @param inspects true if the database is left as it is: [PostgresInspection] reports its schema
    /// @param transfers true if this process transfers another storage into the database
    PostgresMigrations(
            Flyway flyway,
            AgroalDataSource dataSource,
            @ConfigProperty(name = "landlord.db") String database,
            @ConfigProperty(name = "landlord.postgres.create") boolean mayCreate,
            @ConfigProperty(name = "landlord.postgres.inspect") boolean inspects,
            @ConfigProperty(name = "landlord.postgres.transfer") boolean transfers) {
        this.flyway = flyway;
        this.dataSource = dataSource;
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
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            // Each statement is a transaction: while this one waits, it holds back nothing else.
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            try {
                migrateAlone();
            } finally {
                statement.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
            }
        } catch (SQLException e) {
            throw new StorageUnusable("cannot use the database " + url + ": " + e.getMessage(), e);
        }
    }

    private void migrateAlone() {
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
