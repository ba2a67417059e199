package org.landlord.it.support;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One packaged server for all test classes of this JVM: each makes tenants of its own.
public final class SharedServer {

    private static @Nullable ServerProcess server;

    private SharedServer() {}

    /// Where it answers; started when first asked for.
    public static synchronized URI uri() {
        return process().uri();
    }

    /// The process itself.
    public static synchronized ServerProcess process() {
        if (server == null) {
            server = ServerProcess.start(
                    Path.of("target", "shared-server-" + ProcessHandle.current().pid()));
        }
        return server;
    }
}
