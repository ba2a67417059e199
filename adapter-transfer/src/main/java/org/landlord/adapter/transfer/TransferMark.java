package org.landlord.adapter.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.landlord.domain.failure.Conflict;
import org.landlord.persistence.jpa.UnfinishedTransfer;

/// A table in the target while a transfer into it is not complete: from where, and how many rows of each
/// table are copied. It is written with the rows, in one transaction. Servers do not start on a database
/// that has it.
final class TransferMark {

    static final String TABLE = UnfinishedTransfer.TABLE;

    private final Database target;

    TransferMark(Database target) {
        this.target = target;
    }

    /// Begins a transfer, or continues it.
    ///
    /// @return the number of rows that are copied, by table
    /// @throws Conflict if the target has rows of something else
    Map<String, Long> begin(String source) throws SQLException {
        if (!UnfinishedTransfer.isIn(target.connection)) {
            requireEmpty();
            target.execute("CREATE TABLE " + TABLE
                    + " (table_name TEXT NOT NULL PRIMARY KEY, source TEXT NOT NULL, copied BIGINT NOT NULL)");
            for (Table table : Tables.ALL) {
                insert(table.name(), source);
            }
            target.connection.commit();
        }
        return copied(source);
    }

    private void requireEmpty() throws SQLException {
        for (Table table : Tables.ALL) {
            if (target.count(table.name()) > 0) {
                throw new Conflict("the database " + target + " has rows already, in the table " + table.name()
                        + ": create an empty one");
            }
        }
    }

    private void insert(String table, String source) throws SQLException {
        try (PreparedStatement statement =
                target.connection.prepareStatement("INSERT INTO " + TABLE + " VALUES (?, ?, 0)")) {
            statement.setString(1, table);
            statement.setString(2, source);
            statement.executeUpdate();
        }
    }

    private Map<String, Long> copied(String source) throws SQLException {
        Map<String, Long> copied = new HashMap<>();
        try (PreparedStatement statement =
                        target.connection.prepareStatement("SELECT table_name, source, copied FROM " + TABLE);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                if (!rows.getString(2).equals(source)) {
                    throw new Conflict("the database " + target + " has a part of " + rows.getString(2)
                            + ": repeat that command, or create an empty database");
                }
                copied.put(rows.getString(1), rows.getLong(3));
            }
        }
        return copied;
    }

    /// Notes rows, in the transaction that has written them.
    ///
    /// @throws Conflict if another process copies the same rows
    void add(Table table, long before, long rows) throws SQLException {
        Connection connection = target.connection;
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE " + TABLE + " SET copied = copied + ? WHERE table_name = ? AND copied = ?")) {
            statement.setLong(1, rows);
            statement.setString(2, table.name());
            statement.setLong(3, before);
            if (statement.executeUpdate() != 1) {
                connection.rollback();
                throw new Conflict("another process transfers into the database " + target + ": wait until it ends");
            }
        }
    }

    /// The transfer is complete.
    void remove() throws SQLException {
        target.execute("DROP TABLE " + TABLE);
        target.connection.commit();
    }
}
