package org.landlord.persistence.jpa.unit;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.AsStored;
import org.landlord.persistence.jpa.sql.SqlError;
import org.landlord.persistence.jpa.sql.SqlErrors;

/// Stands around every store: see [StoreCall]. Calls that a store makes of itself, of what Panache gives it, are
/// intercepted too; they are let through, since only what leaves the store is its answer.
@StoreCall
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class StoreGuard {

    private final CurrentUnitOfWork unit;
    private final SqlErrors errors;
    private final EntityManager entityManager;

    StoreGuard(CurrentUnitOfWork unit, SqlErrors errors, EntityManager entityManager) {
        this.unit = unit;
        this.errors = errors;
        this.entityManager = entityManager;
    }

    @AroundInvoke
    @Nullable
    Object call(InvocationContext store) throws Exception {
        if (!unit.enterStore()) {
            return store.proceed();
        }
        try {
            unit.throwIfDoomed();
            Object answer = AsStored.read(store::proceed);
            forgetRows();
            return answer;
        } catch (RuntimeException thrown) {
            throw unit.doom(answerTo(thrown));
        } finally {
            unit.leaveStore();
        }
    }

    /// Rows do not leave their store, so nobody asks for one again; a unit of work that reads a million of them would
    /// keep them all, and look through all of them before each query.
    private void forgetRows() {
        entityManager.clear();
    }

    /// A row that cannot be read in spite of [AsStored] is no fault of whoever asked.
    private RuntimeException answerTo(RuntimeException thrown) {
        if (thrown instanceof InvalidInput broken
                && broken.violations().getFirst().pointer().isEmpty()) {
            return new IllegalStateException("a stored row cannot be read: " + broken.getMessage(), broken);
        }
        return switch (errors.read(thrown)) {
            case SqlError.NotNow(var failure) -> failure;
            case SqlError.Taken _, SqlError.BrokenReference _, SqlError.Other _ -> thrown;
        };
    }
}
