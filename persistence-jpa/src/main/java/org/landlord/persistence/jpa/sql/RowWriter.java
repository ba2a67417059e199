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
    public interface Taken {

        /// For tables without unique values of callers.
        Taken IS_A_BUG = (_, refused) -> refused;

        /// @param column the column with the duplicate value: see [SqlError.Taken]
        /// @param refused the exception of the database
        RuntimeException answer(String column, RuntimeException refused);
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
    /// @param taken maps a unique violation
    /// @throws Conflict if its parent does not exist
    public void insert(Object row, Taken taken) {
        run(() -> entityManager.persist(row), taken, "the parent does not exist");
    }

    /// Replaces the row with the same key.
    ///
    /// @param taken maps a unique violation
    public void replace(Object row, Taken taken) {
        run(() -> entityManager.merge(row), taken, "the parent does not exist");
    }

    /// Inserts a row, or replaces the one with the same key.
    ///
    /// @throws Conflict if its parent is not there
    public void put(Object row) {
        replace(row, Taken.IS_A_BUG);
    }

    /// Deletes rows.
    ///
    /// @param statement sends the statement
    /// @throws Conflict if a row is still referenced
    public void delete(Runnable statement) {
        run(statement, Taken.IS_A_BUG, "it is still referenced");
    }

    /// Updates columns that are neither unique nor references.
    ///
    /// @param statement sends it
    public void update(Runnable statement) {
        run(statement, Taken.IS_A_BUG, "it is still referenced");
    }

    /// Runs a statement in a write unit of work.
    ///
    /// @param statement sends the statement
    /// @param taken maps a unique violation
    /// @param broken the message of the [Conflict] for a broken reference
    public void run(Runnable statement, Taken taken, String broken) {
        unit.requireWriting();
        try {
            entityManager.clear();
            statement.run();
            entityManager.flush();
        } catch (RuntimeException refused) {
            throw switch (errors.read(refused)) {
                case SqlError.Taken(String column) -> taken.answer(column, refused);
                case SqlError.BrokenReference _ -> new Conflict(broken);
                case SqlError.NotNow(var failure) -> failure;
                case SqlError.Other _ -> refused;
            };
        }
    }
}
