package org.landlord.adapter.memory.planted;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.planted.CuriousCommand;
import org.landlord.persistence.jpa.planted.PublicRow;
import org.landlord.port.in.planted.SomeUseCase;

/// Breaks on purpose: storage that knows another adapter, the rows of SQL and a use case.
public final class MemoryThing {

    @Nullable
    CuriousCommand command;

    @Nullable
    PublicRow row;

    @Nullable
    SomeUseCase useCase;

    /// State that comes from nowhere.
    static final ThreadLocal<String> AMBIENT = new ThreadLocal<>();
}
