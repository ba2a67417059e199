package org.landlord.persistence.jpa.sql;

/// Interprets the errors of a database. Implemented by each SQL adapter, because drivers differ in SQL
/// states, codes and exception classes.
public interface SqlErrors {

    /// @param thrown an exception of the driver, Hibernate or the transaction manager; its causes are
    ///     considered
    SqlError classify(Throwable thrown);
}
