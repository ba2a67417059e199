package org.landlord.persistence.jpa;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Recognizes a database into which a transfer is not complete: it has only a part of the data.
public final class UnfinishedTransfer {

    /// The table that a database has until then.
    public static final String TABLE = "storage_transfer";

    /// A clause for the operator.
    public static final String ADVICE =
            "a transfer into it is not complete: repeat the landlord migrate command, or use another database";

    private UnfinishedTransfer() {}

    /// True if the database of Flyway is such a database.
    ///
    /// @throws FlywayException if the database cannot be read
    public static boolean isIn(Flyway flyway) {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
            return isIn(connection);
        } catch (SQLException e) {
            throw new FlywayException("the tables cannot be listed", e);
        }
    }

    /// True if a database is such a database.
    public static boolean isIn(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), TABLE, null)) {
            return tables.next();
        }
    }
}
