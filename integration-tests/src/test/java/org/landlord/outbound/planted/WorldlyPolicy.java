package org.landlord.outbound.planted;

import org.jspecify.annotations.Nullable;
import org.landlord.port.out.planted.LeakyPort;

/// Breaks on purpose: the rule for addresses knows a port.
public final class WorldlyPolicy {

    @Nullable
    LeakyPort port;
}
