package org.landlord.adapter.postgres.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.persistence.jpa.sql.DatabaseUrl;
import org.postgresql.Driver;

/// One connection beside the pool, on a thread of its own: it listens for announcements of other processes,
/// renews the lease of scheduled work, compares the clocks, and creates partitions. After a failure it
/// connects again.
@Singleton
class DatabaseWatch {

    private static final System.Logger LOG = System.getLogger(DatabaseWatch.class.getName());

    /// After the migrations, before the scheduled work.
    private static final int SECOND = 2;

    /// After all users of the lease.
    private static final int LATE = 5_000;

    /// The maximum wait for announcements, and so between two looks at the lease.
    private static final Duration LISTENING = Duration.ofMillis(500);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final DatabaseUrl url;
    private final AccessAnnouncements announcements;
    private final PostgresLease lease;
    private final DatabaseClock clock;
    private final EventPartitions partitions;
    private final DatabaseSize size;
    private final boolean scheduledWork;
    private final boolean inspects;
    private final CountDownLatch firstLook = new CountDownLatch(1);
    private volatile boolean stopped;
    private @Nullable Thread thread;

    /// @param scheduledWork false for a process that does not take part in it
    /// @param inspects true if the database may be in any state: it is not watched
    DatabaseWatch(
            @ConfigProperty(name = "landlord.db") String database,
            AccessAnnouncements announcements,
            PostgresLease lease,
            DatabaseClock clock,
            EventPartitions partitions,
            DatabaseSize size,
            @ConfigProperty(name = "landlord.postgres.scheduled-work") boolean scheduledWork,
            @ConfigProperty(name = "landlord.postgres.inspect") boolean inspects) {
        this.url = DatabaseUrl.parse(database);
        this.announcements = announcements;
        this.lease = lease;
        this.clock = clock;
        this.partitions = partitions;
        this.size = size;
        this.scheduledWork = scheduledWork;
        this.inspects = inspects;
    }

    /// Waits for the first look, so that the clock is right from the beginning.
    void start(@Observes @Priority(SECOND) StartupEvent event) throws InterruptedException {
        if (inspects) {
            return;
        }
        thread = Thread.ofPlatform().name("landlord-database-watch").daemon().start(this::run);
        var _ = firstLook.await(5, TimeUnit.SECONDS);
    }

    private void run() {
        boolean isReported = false;
        while (!stopped) {
            try (Connection connection = connect()) {
                announcements.begin(connection);
                isReported = false;
                watch(connection);
            } catch (SQLException e) {
                if (!isReported && !stopped) {
                    LOG.log(System.Logger.Level.WARNING, "The database cannot be watched: {0}", e.getMessage());
                    isReported = true;
                }
                pause();
            } catch (RuntimeException bug) {
                LOG.log(System.Logger.Level.ERROR, "The database cannot be watched", bug);
                pause();
            }
        }
    }

    private void watch(Connection connection) throws SQLException {
        while (!stopped) {
            clock.compare(connection);
            if (scheduledWork) {
                lease.renew(connection);
                partitions.ensure(connection);
            }
            size.measure(connection);
            firstLook.countDown();
            announcements.await(connection, LISTENING);
        }
        if (scheduledWork) {
            lease.release(connection);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = url.properties("landlord watch");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        Connection connection = new Driver().connect(url.jdbcUrl(), properties);
        if (connection == null) {
            throw new SQLException("the driver does not know this URL");
        }
        return connection;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void stop(@Observes @Priority(LATE) ShutdownEvent event) throws InterruptedException {
        stopped = true;
        Thread running = thread;
        if (running != null) {
            running.join(Duration.ofSeconds(2));
        }
    }
}
