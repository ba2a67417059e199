package org.landlord.adapter.sqlite.writer;

import java.util.function.Function;
import org.landlord.port.out.Stores;

/// Write units of work on the calling thread, as group commit needs them. Tests replace it, so that the
/// queue is tested without a database.
public interface WriteUnits {

    /// True if the calling thread is in a unit of work.
    boolean isOpen();

    /// Runs `work` in a new unit of work and commits it.
    <T> T begin(Function<Stores, T> work);

    /// Runs `work` in the open unit of work of the calling thread.
    <T> T join(Function<Stores, T> work);
}
