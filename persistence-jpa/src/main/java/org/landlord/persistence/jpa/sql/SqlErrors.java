package org.landlord.persistence.jpa.sql;

/// Reads the errors of a database. Drivers do not agree on SQL states, codes or even exception classes, so each SQL
/// adapter implements this, once.
public interface SqlErrors {

    /// @param thrown what came out of the driver, Hibernate or the transaction manager; its causes tell
    SqlError read(Throwable thrown);
}
