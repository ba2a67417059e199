package org.landlord.port.contracts.planted;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.planted.MemoryThing;

/// Breaks on purpose: a contract that knows who fulfils it.
public final class PartialContract {

    @Nullable
    MemoryThing thing;
}
