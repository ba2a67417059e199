package org.landlord.wire.json.planted;

import org.jspecify.annotations.Nullable;
import org.landlord.port.out.planted.LeakyPort;

/// Breaks on purpose: the wire format knows storage.
public final class StoringJson {

    @Nullable
    LeakyPort port;
}
