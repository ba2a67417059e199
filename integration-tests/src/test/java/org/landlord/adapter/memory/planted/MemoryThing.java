package org.landlord.adapter.memory.planted;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.planted.CuriousCommand;
import org.landlord.outbound.planted.WorldlyPolicy;
import org.landlord.persistence.jpa.planted.PublicRow;
import org.landlord.port.in.planted.SomeUseCase;
import org.landlord.wire.json.planted.StoringJson;

/// Breaks on purpose: storage that knows another adapter, the rows of SQL, a use case, the wire format and the rule
/// for addresses.
public final class MemoryThing {

    @Nullable
    CuriousCommand command;

    @Nullable
    PublicRow row;

    @Nullable
    SomeUseCase useCase;

    @Nullable
    StoringJson json;

    @Nullable
    WorldlyPolicy policy;

    /// State that comes from nowhere.
    static final ThreadLocal<String> AMBIENT = new ThreadLocal<>();
}
