package org.landlord.persistence.jpa.sql;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.landlord.domain.failure.Conflict;
import org.landlord.persistence.jpa.unit.CurrentUnitOfWork;

/// How rows are written: one statement at a time, sent at once, so that a refused write is refused in its place.
///
/// Hibernate's memory of what it has loaded is emptied before each write: rows that the database removes along
/// with others, or that a statement changes, would linger there.
@Singleton
public class RowWriter {

    /// Makes the answer to a value that is taken.
    @FunctionalInterface
    public interface Taken {

        /// For tables without a unique value that a caller could take.
        Taken IS_A_BUG = (_, refused) -> refused;

        /// @param column whose value is taken: see [SqlError.Taken]
        /// @param refused what the database said
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
    /// @param taken makes the answer if a value is taken
    /// @throws Conflict if its parent is not there
    public void insert(Object row, Taken taken) {
        run(() -> entityManager.persist(row), taken, "the parent does not exist");
    }

    /// Replaces the row with the same key.
    ///
    /// @param taken makes the answer if a value is taken
    public void replace(Object row, Taken taken) {
        run(() -> entityManager.merge(row), taken, "the parent does not exist");
    }

    /// Inserts a row, or replaces the one with the same key.
    ///
    /// @throws Conflict if its parent is not there
    public void put(Object row) {
        replace(row, Taken.IS_A_BUG);
    }

    /// Removes rows.
    ///
    /// @param statement sends it
    /// @throws Conflict if others name one of the rows and do not go with it
    public void delete(Runnable statement) {
        run(statement, Taken.IS_A_BUG, "it is still referenced");
    }

    /// Changes rows that are there, nothing of it unique and no reference.
    ///
    /// @param statement sends it
    public void update(Runnable statement) {
        run(statement, Taken.IS_A_BUG, "it is still referenced");
    }

    /// Does what must be done in a writing unit of work only.
    ///
    /// @param statement sends what it writes
    /// @param taken makes the answer if a value is taken
    /// @param broken the message of the [Conflict] if a reference would be broken
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
