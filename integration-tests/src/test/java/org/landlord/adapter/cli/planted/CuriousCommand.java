package org.landlord.adapter.cli.planted;

import java.net.http.HttpClient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.planted.MemoryThing;
import org.landlord.adapter.rest.http.problem.Problem;
import org.landlord.port.out.planted.LeakyPort;

/// Breaks on purpose: a command that knows storage, a port of the other side, HTTP and the room of the
/// REST adapter for it, and says what time it is.
public final class CuriousCommand {

    @Nullable
    MemoryThing thing;

    @Nullable
    LeakyPort port;

    @Nullable
    HttpClient http;

    @Nullable
    Problem problem;

    Instant now() {
        return Instant.now();
    }
}
