package org.landlord.persistence.jpa.unit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.jdbc.Work;
import org.landlord.persistence.jpa.JpaStores;
import org.landlord.persistence.jpa.sql.SqlError;
import org.landlord.persistence.jpa.sql.SqlErrors;
import org.landlord.port.out.Stores;

/// Units of work as transactions, on the calling thread. Which thread that is, and what a database wants to hear when
/// a transaction begins, is the adapter's to say.
@Singleton
public class TransactionRunner {

    private static final System.Logger LOG = System.getLogger(TransactionRunner.class.getName());

    /// Long enough never to strike: when its time is over, the transaction manager rolls a transaction back from
    /// another thread, in the midst of whatever its own does. Waiting is bounded elsewhere.
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

    /// Runs `work` in a transaction of its own: committed when it returns, rolled back when it or a store throws.
    /// What was to be done after the commit is done when this returns.
    ///
    /// @throws org.landlord.domain.failure.Unavailable if it could not be begun or committed now
    public <T> T begin(AccessMode access, Function<Stores, T> work) {
        hooks.beginning(access);
        List<Runnable> afterCommit = new ArrayList<>();
        T result = commit(() -> inTransaction(access, work, afterCommit));
        afterCommit.forEach(TransactionRunner::run);
        return result;
    }

    /// The change is stored, whatever comes of this.
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
            throw switch (errors.read(thrown)) {
                case SqlError.NotNow(var failure) -> failure;
                case SqlError.Taken _, SqlError.BrokenReference _, SqlError.Other _ -> unwrapped(thrown);
            };
        }
    }

    /// Quarkus wraps errors that are no exceptions; they must arrive as they were thrown.
    private static RuntimeException unwrapped(RuntimeException thrown) {
        if (thrown instanceof QuarkusTransactionException && thrown.getCause() instanceof Error error) {
            throw error;
        }
        return thrown;
    }

    private <T> T inTransaction(AccessMode access, Function<Stores, T> work, List<Runnable> afterCommit) {
        current.open(access, afterCommit);
        onConnection(connection -> hooks.begun(access, connection));
        try {
            T result = work.apply(stores);
            current.throwIfDoomed();
            return result;
        } catch (RuntimeException thrown) {
            RuntimeException doomedBy = current.doomedBy();
            throw afterFailing(doomedBy == null ? thrown : doomedBy);
        }
    }

    private RuntimeException afterFailing(RuntimeException answer) {
        try {
            onConnection(hooks::failed);
        } catch (RuntimeException alsoThrown) {
            answer.addSuppressed(alsoThrown);
        }
        return answer;
    }

    private void onConnection(Work work) {
        entityManager.unwrap(Session.class).doWork(work);
    }

    /// Runs `work` in the unit of work that the calling thread is in. A joined writing unit that throws dooms the one
    /// it joined: its own part of the transaction cannot be taken back alone.
    ///
    /// @throws IllegalStateException if it is to write within a reading one
    public <T> T join(AccessMode access, Function<Stores, T> work) {
        if (access == AccessMode.WRITE) {
            current.requireWriting();
        }
        AccessMode before = current.narrow(access);
        try {
            return work.apply(stores);
        } catch (RuntimeException thrown) {
            throw access == AccessMode.WRITE ? current.doom(thrown) : thrown;
        } finally {
            current.narrow(before);
        }
    }
}
