package org.landlord.persistence.jpa.unit;

import java.sql.Connection;
import java.sql.SQLException;

/// What a database wants to hear beside the statements of a unit of work.
public interface TransactionHooks {

    /// A transaction is about to begin. Nothing is known of its connection yet.
    ///
    /// @throws org.landlord.domain.failure.Unavailable if it must not
    void beginning(AccessMode access);

    /// The transaction has just begun; nothing was read or written in it.
    void begun(AccessMode access, Connection connection) throws SQLException;

    /// Something has failed, and the transaction is about to be rolled back.
    void failed(Connection connection) throws SQLException;
}
