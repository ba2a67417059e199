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

/// Intercepts the calls of stores: see [StoreCall]. Calls of a store to itself or to Panache are
/// intercepted too and pass through: only the outermost call matters.
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
            throw unit.doom(translate(thrown));
        } finally {
            unit.leaveStore();
        }
    }

    /// Rows do not leave their store, so they are not needed again. Otherwise a unit of work that reads a
    /// million rows would keep them all, and check all of them before each query.
    private void forgetRows() {
        entityManager.clear();
    }

    /// A row that cannot be read in spite of [AsStored] is not the fault of the caller.
    private RuntimeException translate(RuntimeException thrown) {
        if (thrown instanceof InvalidInput broken
                && broken.violations().getFirst().pointer().isEmpty()) {
            return new IllegalStateException("a stored row cannot be read: " + broken.getMessage(), broken);
        }
        return switch (errors.classify(thrown)) {
            case SqlError.TemporaryFailure(var failure) -> failure;
            case SqlError.SerializationFailure _,
                    SqlError.UniqueViolation _,
                    SqlError.ForeignKeyViolation _,
                    SqlError.Other _ -> thrown;
        };
    }
}
