package org.landlord.it.support;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.it.workflow.TestGateway;

/// One packaged server for all test classes of this JVM: each makes tenants of its own.
public final class SharedServer {

    /// The variable of the server with the token of test gateways.
    public static final String GATEWAY_TOKEN = "LANDLORD_GATEWAY_TOKEN_TEST";

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
                    Path.of("target", "shared-server-" + ProcessHandle.current().pid()),
                    Map.of(GATEWAY_TOKEN, TestGateway.TOKEN));
        }
        return server;
    }
}
