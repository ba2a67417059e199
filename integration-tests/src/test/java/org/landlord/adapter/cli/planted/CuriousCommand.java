package org.landlord.adapter.cli.planted;

import java.net.http.HttpClient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.planted.MemoryThing;
import org.landlord.port.out.planted.LeakyPort;

/// Breaks on purpose: a command that knows storage, a port of the other side, and HTTP, and says what time it is.
public final class CuriousCommand {

    @Nullable
    MemoryThing thing;

    @Nullable
    LeakyPort port;

    @Nullable
    HttpClient http;

    Instant now() {
        return Instant.now();
    }
}
