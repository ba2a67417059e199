package org.landlord.persistence.jpa.unit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.jdbc.Work;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Unavailable;
import org.landlord.persistence.jpa.JpaStores;
import org.landlord.persistence.jpa.sql.SqlError;
import org.landlord.persistence.jpa.sql.SqlErrors;
import org.landlord.port.out.Stores;

/// Runs units of work as transactions on the calling thread. The adapter chooses the thread and implements
/// [TransactionHooks].
@Singleton
public class TransactionRunner {

    private static final System.Logger LOG = System.getLogger(TransactionRunner.class.getName());

    /// Long enough never to apply: after a timeout the transaction manager rolls back from another thread,
    /// while the transaction is in use. Waiting is bounded elsewhere.
    private static final int TIMEOUT_SECONDS = (int) Duration.ofDays(1).toSeconds();

    private final CurrentUnitOfWork current;
    private final JpaStores stores;
    private final EntityManager entityManager;
    private final SqlErrors errors;
    private final TransactionHooks hooks;

    TransactionRunner(
            CurrentUnitOfWork current,
            JpaStores stores,
            EntityManager entityManager,
            SqlErrors errors,
            TransactionHooks hooks) {
        this.current = current;
        this.stores = stores;
        this.entityManager = entityManager;
        this.errors = errors;
        this.hooks = hooks;
    }

    /// Runs `work` in a new transaction that reads: rolled back when it or a store throws.
    ///
    /// @throws org.landlord.domain.failure.Unavailable if it cannot begin now
    public <T> T read(Function<Stores, T> work) {
        return begin(AccessMode.READ, Set.of(), work);
    }

    /// Runs `work` in a new transaction that writes: committed when it returns, rolled back when it or a store
    /// throws, and rolled back and run again after a conflict with another transaction. After-commit actions
    /// have run when this returns.
    ///
    /// @param scopes whose rows it may change
    /// @throws org.landlord.domain.failure.Unavailable if it cannot begin or commit now
    public <T> T write(Set<Scope> scopes, Function<Stores, T> work) {
        return begin(AccessMode.WRITE, scopes, work);
    }

    private <T> T begin(AccessMode access, Set<Scope> scopes, Function<Stores, T> work) {
        for (int attempt = 1; ; attempt++) {
            hooks.beginning(access);
            List<Runnable> afterCommit = new ArrayList<>();
            try {
                T result = commit(() -> inTransaction(access, scopes, work, afterCommit));
                afterCommit.forEach(TransactionRunner::run);
                return result;
            } catch (InConflict conflict) {
                if (!hooks.isAttemptedAgain(attempt)) {
                    throw conflict.failure;
                }
            }
        }
    }

    /// The transaction was in conflict with another one.
    private static final class InConflict extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Unavailable failure;

        private InConflict(Unavailable failure, Throwable cause) {
            super(cause);
            this.failure = failure;
        }
    }

    /// A failure does not affect the commit.
    private static void run(Runnable afterCommit) {
        try {
            afterCommit.run();
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "After-commit action failed", bug);
        }
    }

    private <T> T commit(Callable<T> work) {
        try {
            return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(work);
        } catch (RuntimeException thrown) {
            throw switch (errors.classify(thrown)) {
                case SqlError.TemporaryFailure(var failure) -> failure;
                case SqlError.SerializationFailure(var failure) -> new InConflict(failure, thrown);
                case SqlError.UniqueViolation _, SqlError.ForeignKeyViolation _, SqlError.Other _ -> unwrapped(thrown);
            };
        }
    }

    /// Unwraps errors that Quarkus has wrapped.
    private static RuntimeException unwrapped(RuntimeException thrown) {
        if (thrown instanceof QuarkusTransactionException && thrown.getCause() instanceof Error error) {
            throw error;
        }
        return thrown;
    }

    private <T> T inTransaction(
            AccessMode access, Set<Scope> scopes, Function<Stores, T> work, List<Runnable> afterCommit) {
        current.open(access, afterCommit);
        onConnection(connection -> hooks.begun(access, scopes, connection));
        try {
            T result = work.apply(stores);
            current.throwIfDoomed();
            return result;
        } catch (RuntimeException thrown) {
            RuntimeException doomedBy = current.doomedBy();
            throw runFailureHook(doomedBy == null ? thrown : doomedBy);
        }
    }

    private RuntimeException runFailureHook(RuntimeException failure) {
        try {
            onConnection(hooks::failed);
        } catch (RuntimeException alsoThrown) {
            failure.addSuppressed(alsoThrown);
        }
        return failure;
    }

    private void onConnection(Work work) {
        entityManager.unwrap(Session.class).doWork(work);
    }

    /// Runs `work` in the open unit of work of the calling thread, which only reads now.
    public <T> T joinReading(Function<Stores, T> work) {
        return join(AccessMode.READ, work);
    }

    /// Runs `work` in the open unit of work of the calling thread. Its failure dooms the whole unit of work,
    /// because its part of the transaction cannot be rolled back alone.
    ///
    /// @param scope whose rows it may change
    /// @throws IllegalStateException in a read-only unit of work
    public <T> T joinWriting(Scope scope, Function<Stores, T> work) {
        current.requireWriting();
        return join(AccessMode.WRITE, stores -> {
            onConnection(connection -> hooks.joined(scope, connection));
            return work.apply(stores);
        });
    }

    private <T> T join(AccessMode access, Function<Stores, T> work) {
        AccessMode before = current.setAccess(access);
        try {
            return work.apply(stores);
        } catch (RuntimeException thrown) {
            throw access == AccessMode.WRITE ? current.doom(thrown) : thrown;
        } finally {
            current.setAccess(before);
        }
    }
}
