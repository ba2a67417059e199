package org.landlord.adapter.memory.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The tables that one unit of work sees, and its outcome. Used by one thread.
public final class Transaction {

    private static final System.Logger LOG = System.getLogger(Transaction.class.getName());

    private final Tables tables;
    private final boolean isWriting;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private @Nullable RuntimeException failure;

    private Transaction(Tables tables, boolean isWriting) {
        this.tables = tables;
        this.isWriting = isWriting;
    }

    /// A transaction that sees `committed` and cannot change it.
    public static Transaction reading(Tables committed) {
        return new Transaction(committed, false);
    }

    /// A transaction on a fork of `committed`.
    public static Transaction writing(Tables committed) {
        return new Transaction(committed.fork(), true);
    }

    public Tables tables() {
        return tables;
    }

    /// Runs a change. If it fails, the transaction cannot commit, even if the caller catches the failure.
    ///
    /// @throws IllegalStateException in a reading transaction
    public <T> T change(Supplier<T> change) {
        if (!isWriting) {
            throw new IllegalStateException("a read-only unit of work must not write");
        }
        try {
            return change.get();
        } catch (RuntimeException thrown) {
            failure = failure == null ? thrown : failure;
            throw thrown;
        }
    }

    /// Runs a change without a result.
    public void change(Runnable change) {
        change(() -> {
            change.run();
            return true;
        });
    }

    /// @throws RuntimeException the first failure of a change, if one failed
    public void throwIfFailed() {
        if (failure != null) {
            throw failure;
        }
    }

    /// @throws IllegalStateException in a reading transaction
    public void afterCommit(Runnable action) {
        if (!isWriting) {
            throw new IllegalStateException("a reading unit of work does not commit anything");
        }
        afterCommit.add(action);
    }

    /// Runs the after-commit actions. A failing action is logged and does not stop the others.
    public void runAfterCommit() {
        for (Runnable action : afterCommit) {
            try {
                action.run();
            } catch (RuntimeException bug) {
                LOG.log(System.Logger.Level.ERROR, "After-commit action failed", bug);
            }
        }
    }
}
