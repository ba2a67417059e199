package org.landlord.application.planted;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.planted.MemoryThing;

/// Breaks on purpose: a use case that knows an adapter.
public final class NosyUseCase {

    @Nullable
    MemoryThing thing;
}
