package org.landlord.adapter.postgres;

import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Scope;
import org.landlord.persistence.jpa.unit.AccessMode;
import org.landlord.persistence.jpa.unit.TransactionHooks;

/// Begins transactions. A reading one is `REPEATABLE READ`, the default of each connection: it reads one state. A
/// writing one is `READ COMMITTED` and locks the rows of its scopes in `unit_lock` first, so that each of its
/// statements sees all changes of the unit before it in the same scope: docs/adr/0063-postgresql.md.
@Singleton
class PostgresTransactions implements TransactionHooks {

    private static final String PLATFORM = "";

    private static final String HELD = "org.landlord.unit.held";

    /// For the transaction. Each statement of a writing unit finds its rows by their keys, so no plan is better for
    /// some parameters than for others, and planning the sums over the partitions takes longer than reading them.
    static final String KEEP_PLANS = "SET LOCAL plan_cache_mode = force_generic_plan; ";

    private static final String BEGIN = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = %d;"
            + " SET LOCAL idle_in_transaction_session_timeout = %d; " + KEEP_PLANS;

    /// A unit that pauses for so long belongs to a process that stands still, or whose machine is gone.
    private static final Duration SHORTEST_STANDSTILL = Duration.ofSeconds(1);

    /// In the order of the organizations, so that units with several do not wait for each other in a circle. The clock
    /// is read when the locks are held.
    private static final String LOCK = "SELECT org_id FROM unit_lock WHERE org_id = ANY(?) ORDER BY org_id FOR UPDATE;"
            + " SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    /// For organizations without a row. Those that do not exist get none.
    private static final String ADD = "INSERT INTO unit_lock (org_id) SELECT org_id FROM organization"
            + " WHERE org_id = ANY(?) ORDER BY org_id ON CONFLICT DO NOTHING";

    private static final int MOST_ATTEMPTS = 10;

    private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

    /// What the open transaction holds.
    private static final class Held {
        private final Set<String> locks = new HashSet<>();
        private Instant notBefore = Instant.EPOCH;
    }

    private final TransactionSynchronizationRegistry transactions;

    /// Sent with the first lock, in one round trip.
    private final String begin;

    /// A process that stands still loses its locks after half of the timeout: those that wait for them wait longer.
    ///
    /// @param timeout the maximum wait for a lock
    PostgresTransactions(
            TransactionSynchronizationRegistry transactions,
            @ConfigProperty(name = "landlord.postgres.timeout") Duration timeout) {
        this.transactions = transactions;
        long standstill = Math.max(timeout.toMillis() / 2, SHORTEST_STANDSTILL.toMillis());
        this.begin = BEGIN.formatted(timeout.toMillis(), standstill);
    }

    @Override
    public void beginning(AccessMode access) {}

    @Override
    public void begun(AccessMode access, Set<Scope> scopes, Connection connection) throws SQLException {
        if (access == AccessMode.READ) {
            return;
        }
        Held now = new Held();
        transactions.putResource(HELD, now);
        Set<String> wanted = new TreeSet<>();
        scopes.forEach(scope -> wanted.add(owner(scope)));
        lock(now, wanted, begin, connection);
    }

    @Override
    public void joined(Scope scope, Connection connection) throws SQLException {
        Held now = held();
        if (now != null && !now.locks.contains(owner(scope))) {
            lock(now, Set.of(owner(scope)), "", connection);
        }
    }

    /// Null in a reading transaction.
    private @Nullable Held held() {
        return (Held) transactions.getResource(HELD);
    }

    private static String owner(Scope scope) {
        return switch (scope) {
            case Scope.Platform _ -> PLATFORM;
            case Scope.Org(var orgId) -> orgId.value();
            case Scope.Project(var orgId, var _) -> orgId.value();
        };
    }

    private static void lock(Held now, Set<String> wanted, String before, Connection connection) throws SQLException {
        int locked = lockRows(now, wanted, before, connection);
        if (locked < wanted.size()) {
            // Another unit may have added the row meanwhile, and hold its lock.
            addRows(wanted, connection);
            lockRows(now, wanted, "", connection);
        }
        now.locks.addAll(wanted);
    }

    /// @return the number of locked rows
    private static int lockRows(Held now, Set<String> wanted, String before, Connection connection)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(before + LOCK)) {
            statement.setArray(1, connection.createArrayOf("text", wanted.toArray()));
            boolean isResult = statement.execute();
            while (!isResult) {
                isResult = statement.getMoreResults();
            }
            int locked = 0;
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    locked++;
                }
            }
            statement.getMoreResults();
            try (ResultSet clock = statement.getResultSet()) {
                clock.next();
                now.notBefore = Instant.ofEpochMilli(clock.getLong(1));
            }
            return locked;
        }
    }

    private static void addRows(Set<String> wanted, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setArray(1, connection.createArrayOf("text", wanted.toArray()));
            statement.executeUpdate();
        }
    }

    @Override
    public Instant notBefore() {
        Held now = held();
        return now == null ? Instant.EPOCH : now.notBefore;
    }

    @Override
    public void failed(Connection connection) {}

    /// Waits a little longer after each attempt, for a random time, so that two units do not meet again.
    @Override
    public boolean isAttemptedAgain(int attempt) {
        if (attempt >= MOST_ATTEMPTS) {
            return false;
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS << attempt));
        return true;
    }
}
