package org.landlord.persistence.jpa.unit;

import java.sql.Connection;
import java.sql.SQLException;

/// Callbacks for database-specific steps of a transaction.
public interface TransactionHooks {

    /// Called before a transaction begins. It has no connection yet.
    ///
    /// @throws org.landlord.domain.failure.Unavailable if it must not begin
    void beginning(AccessMode access);

    /// Called after a transaction has begun, before any statement.
    void begun(AccessMode access, Connection connection) throws SQLException;

    /// Called after a failure, before the rollback.
    void failed(Connection connection) throws SQLException;
}
