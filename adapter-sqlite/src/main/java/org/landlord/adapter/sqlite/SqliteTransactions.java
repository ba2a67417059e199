package org.landlord.adapter.sqlite;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.landlord.persistence.jpa.Access;
import org.landlord.persistence.jpa.TransactionHooks;

/// How transactions begin and fail on SQLite.
@Singleton
class SqliteTransactions implements TransactionHooks {

    @Override
    public void begun(Access access, Connection connection) throws SQLException {
        switch (access) {
            case READ -> beginReading(connection);
            case WRITE -> beginWriting(connection);
        }
    }

    /// When a file is full or cannot be read, SQLite rolls back by itself, and the driver, which does not know, would
    /// fail to do it again. So there is a transaction for it, if there is none.
    @Override
    public void failed(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
        } catch (SQLException _) {
            // There is one, as there should be.
        }
    }

    /// The driver has sent `BEGIN`: the first read that follows fixes what all the others see.
    private static void beginReading(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = ON");
        }
    }

    /// The driver's own `BEGIN` takes the write lock with the first write, which is too late if something was read
    /// before and another process has written since (SQLITE_BUSY_SNAPSHOT, which no waiting heals). So it is
    /// exchanged, while it is empty, for one that takes the lock now. Setting the driver to begin all transactions
    /// like this is no way out: it begins one after each commit too, and would fail there after the commit had
    /// succeeded.
    private static void beginWriting(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = OFF");
            statement.execute("COMMIT");
            try {
                statement.execute("BEGIN IMMEDIATE");
            } catch (SQLException e) {
                // The driver believes to be in a transaction, and will want to roll it back.
                statement.execute("BEGIN");
                throw e;
            }
        }
    }
}
