package org.landlord.adapter.sqlite.writer;

import java.util.function.Function;
import org.landlord.port.out.Stores;

/// Writing units of work on the calling thread: as much of them as those need that write in groups.
public interface WriteUnits {

    /// True if the calling thread is in a unit of work.
    boolean isOpen();

    /// Runs `work` in a unit of work of its own, and commits it.
    <T> T begin(Function<Stores, T> work);

    /// Runs `work` in the unit of work that the calling thread is in.
    <T> T join(Function<Stores, T> work);
}
