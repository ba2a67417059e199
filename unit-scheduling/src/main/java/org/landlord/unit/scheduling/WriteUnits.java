package org.landlord.unit.scheduling;

import java.util.Set;
import java.util.function.Function;
import org.landlord.domain.access.Scope;
import org.landlord.port.out.Stores;

/// Write units of work on the calling thread, as group commit needs them. Tests replace it, so that the
/// queue is tested without a database.
public interface WriteUnits {

    /// True if the calling thread is in a unit of work.
    boolean isOpen();

    /// Runs `work` in a new unit of work and commits it.
    ///
    /// @param scopes whose rows it may change
    <T> T begin(Set<Scope> scopes, Function<Stores, T> work);

    /// Runs `work` in the open unit of work of the calling thread.
    ///
    /// @param scope whose rows it may change
    <T> T join(Scope scope, Function<Stores, T> work);
}
