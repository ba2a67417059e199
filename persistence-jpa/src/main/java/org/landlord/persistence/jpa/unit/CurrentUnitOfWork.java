package org.landlord.persistence.jpa.unit;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The open unit of work of the calling thread. Stored as a resource of its JTA transaction, so it ends
/// with the transaction.
@Singleton
public class CurrentUnitOfWork {

    private static final String KEY = "org.landlord.unit";

    private final TransactionSynchronizationRegistry transactions;

    CurrentUnitOfWork(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /// True if the calling thread is in a unit of work.
    public boolean isOpen() {
        return find() != null;
    }

    /// Opens a unit of work on the transaction that has just begun.
    ///
    /// @param afterCommit receives the after-commit actions
    void open(AccessMode access, List<Runnable> afterCommit) {
        transactions.putResource(KEY, new Unit(access, afterCommit));
    }

    /// Registers an action to run after the commit.
    ///
    /// @throws IllegalStateException if there is no unit of work, or it only reads
    public void afterCommit(Runnable action) {
        requireWriting();
        get().afterCommit.add(action);
    }

    AccessMode access() {
        return get().access;
    }

    /// @return the previous mode
    AccessMode setAccess(AccessMode access) {
        Unit unit = get();
        AccessMode before = unit.access;
        unit.access = access;
        return before;
    }

    /// @throws IllegalStateException in a read-only unit of work: the caller has a bug
    public void requireWriting() {
        if (access() == AccessMode.READ) {
            throw new IllegalStateException("a read-only unit of work must not write");
        }
    }

    /// Marks the unit of work for rollback. The first cause is kept.
    ///
    /// @return `thrown`
    <E extends RuntimeException> E doom(E thrown) {
        Unit unit = find();
        if (unit != null && unit.doomedBy == null) {
            unit.doomedBy = thrown;
        }
        return thrown;
    }

    /// The cause of the rollback; null if the unit of work can commit.
    @Nullable
    RuntimeException doomedBy() {
        return get().doomedBy;
    }

    /// @throws RuntimeException the cause of the rollback, if the unit of work is doomed. No statement is
    ///     sent after it, because databases handle that differently
    void throwIfDoomed() {
        RuntimeException doomedBy = doomedBy();
        if (doomedBy != null) {
            throw doomedBy;
        }
    }

    /// @return false if the calling thread is in a store call already
    boolean enterStore() {
        Unit unit = get();
        boolean enters = !unit.inStore;
        unit.inStore = true;
        return enters;
    }

    void leaveStore() {
        get().inStore = false;
    }

    private Unit get() {
        Unit unit = find();
        if (unit == null) {
            throw new IllegalStateException("stores can be used within their unit of work only");
        }
        return unit;
    }

    private @Nullable Unit find() {
        return transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION
                ? null
                : (Unit) transactions.getResource(KEY);
    }

    /// Used by the thread of its transaction only.
    private static final class Unit {

        private final List<Runnable> afterCommit;
        private AccessMode access;
        private boolean inStore;
        private @Nullable RuntimeException doomedBy;

        private Unit(AccessMode access, List<Runnable> afterCommit) {
            this.access = access;
            this.afterCommit = afterCommit;
        }
    }
}
