package org.landlord.persistence.jpa.sql;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.landlord.domain.failure.Conflict;
import org.landlord.persistence.jpa.unit.CurrentUnitOfWork;

/// Writes rows one statement at a time, flushed immediately, so that a refused write fails where it
/// happens.
///
/// Clears Hibernate's persistence context before each write: it would keep rows that a cascade removes or a
/// statement changes.
@Singleton
public class RowWriter {

    /// Maps a unique violation to an exception.
    @FunctionalInterface
    public interface OnUniqueViolation {

        /// For tables without unique values of callers.
        OnUniqueViolation RETHROW = (_, refused) -> refused;

        /// @param column the column with the duplicate value: see [SqlError.UniqueViolation]
        /// @param refused the exception of the database
        RuntimeException failure(String column, RuntimeException refused);
    }

    private final EntityManager entityManager;
    private final CurrentUnitOfWork unit;
    private final SqlErrors errors;

    RowWriter(EntityManager entityManager, CurrentUnitOfWork unit, SqlErrors errors) {
        this.entityManager = entityManager;
        this.unit = unit;
        this.errors = errors;
    }

    /// Inserts a row.
    ///
    /// @param onUniqueViolation maps a unique violation
    /// @throws Conflict if its parent does not exist
    public void insert(Object row, OnUniqueViolation onUniqueViolation) {
        run(() -> entityManager.persist(row), onUniqueViolation, "the parent does not exist");
    }

    /// Replaces the row with the same key.
    ///
    /// @param onUniqueViolation maps a unique violation
    public void replace(Object row, OnUniqueViolation onUniqueViolation) {
        run(() -> entityManager.merge(row), onUniqueViolation, "the parent does not exist");
    }

    /// Inserts a row, or replaces the one with the same key.
    ///
    /// @throws Conflict if its parent does not exist
    public void put(Object row) {
        replace(row, OnUniqueViolation.RETHROW);
    }

    /// Deletes rows.
    ///
    /// @param statement sends the statement
    /// @throws Conflict if a row is still referenced
    public void delete(Runnable statement) {
        run(statement, OnUniqueViolation.RETHROW, "it is still referenced");
    }

    /// Updates columns that are neither unique nor references.
    ///
    /// @param statement sends the statement
    public void update(Runnable statement) {
        run(statement, OnUniqueViolation.RETHROW, "it is still referenced");
    }

    /// Runs a statement in a write unit of work.
    ///
    /// @param statement sends the statement
    /// @param onUniqueViolation maps a unique violation
    /// @param broken the message of the [Conflict] for a broken reference
    public void run(Runnable statement, OnUniqueViolation onUniqueViolation, String broken) {
        unit.requireWriting();
        try {
            entityManager.clear();
            statement.run();
            entityManager.flush();
        } catch (RuntimeException refused) {
            throw switch (errors.classify(refused)) {
                case SqlError.UniqueViolation(String column) -> onUniqueViolation.failure(column, refused);
                case SqlError.ForeignKeyViolation _ -> new Conflict(broken);
                case SqlError.TemporaryFailure(var failure) -> failure;
                case SqlError.SerializationFailure _, SqlError.Other _ -> refused;
            };
        }
    }
}
