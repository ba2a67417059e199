package org.landlord.persistence.jpa.unit;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The unit of work that the calling thread is in. It is kept with its transaction, as one of the resources that JTA
/// lets a transaction carry, and so ends with it.
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

    /// Makes the transaction that has just begun a unit of work.
    ///
    /// @param afterCommit where to put what is to be done once it is committed
    void open(AccessMode access, List<Runnable> afterCommit) {
        transactions.putResource(KEY, new Unit(access, afterCommit));
    }

    /// Has something done once the unit of work is committed.
    ///
    /// @throws IllegalStateException if there is no unit of work, or it only reads
    public void afterCommit(Runnable action) {
        requireWriting();
        get().afterCommit.add(action);
    }

    AccessMode access() {
        return get().access;
    }

    /// @return what it was before
    AccessMode narrow(AccessMode access) {
        Unit unit = get();
        AccessMode before = unit.access;
        unit.access = access;
        return before;
    }

    /// @throws IllegalStateException in a unit of work that only reads: the caller has a bug
    public void requireWriting() {
        if (access() == AccessMode.READ) {
            throw new IllegalStateException("a read-only unit of work must not write");
        }
    }

    /// Notes that nothing of the unit of work may be committed, unless that was noted before.
    ///
    /// @return `thrown`
    <E extends RuntimeException> E doom(E thrown) {
        Unit unit = find();
        if (unit != null && unit.doomedBy == null) {
            unit.doomedBy = thrown;
        }
        return thrown;
    }

    /// What doomed the unit of work, null if nothing did.
    @Nullable
    RuntimeException doomedBy() {
        return get().doomedBy;
    }

    /// @throws RuntimeException the one that doomed the unit of work, if one did: no statement is sent after it,
    ///     since databases differ in what they do with it
    void throwIfDoomed() {
        RuntimeException doomedBy = doomedBy();
        if (doomedBy != null) {
            throw doomedBy;
        }
    }

    /// @return false if the calling thread is in a store already
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

    /// Used by the thread of its transaction alone.
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
