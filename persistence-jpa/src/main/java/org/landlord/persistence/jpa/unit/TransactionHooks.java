package org.landlord.persistence.jpa.unit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import org.landlord.domain.access.Scope;

/// Callbacks for database-specific steps of a transaction.
public interface TransactionHooks {

    /// Called before a transaction begins. It has no connection yet.
    ///
    /// @throws org.landlord.domain.failure.Unavailable if it must not begin
    void beginning(AccessMode access);

    /// Called after a transaction has begun, before any statement.
    ///
    /// @param scopes whose rows it may change; empty for [AccessMode#READ]
    void begun(AccessMode access, Set<Scope> scopes, Connection connection) throws SQLException;

    /// Called when a unit of work joins the transaction to write.
    ///
    /// @param scope whose rows it may change
    void joined(Scope scope, Connection connection) throws SQLException;

    /// See [org.landlord.port.out.Stores#notBefore()]. Called in a unit of work.
    Instant notBefore();

    /// Called after a failure, before the rollback.
    void failed(Connection connection) throws SQLException;

    /// Called after a conflict with another transaction, before the work runs again.
    ///
    /// @param attempt the number of the attempt that failed, from 1
    /// @return false if it must not run again
    boolean isAttemptedAgain(int attempt);
}
