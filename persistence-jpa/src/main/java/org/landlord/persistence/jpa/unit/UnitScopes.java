package org.landlord.persistence.jpa.unit;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.landlord.domain.access.Scope;

/// Adds scopes to the open unit of work.
@Singleton
public class UnitScopes {

    private final CurrentUnitOfWork current;
    private final EntityManager entityManager;
    private final TransactionHooks hooks;

    UnitScopes(CurrentUnitOfWork current, EntityManager entityManager, TransactionHooks hooks) {
        this.current = current;
        this.entityManager = entityManager;
        this.hooks = hooks;
    }

    /// Makes the unit of work follow the other writing units of a scope, too. Without effect in a unit that only
    /// reads.
    public void include(Scope scope) {
        if (current.access() == AccessMode.WRITE) {
            entityManager.unwrap(Session.class).doWork(connection -> hooks.joined(scope, connection));
        }
    }
}
