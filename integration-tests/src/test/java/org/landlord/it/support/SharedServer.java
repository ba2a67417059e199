package org.landlord.it.support;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One packaged server for all test classes of this JVM: each makes tenants of its own.
public final class SharedServer {

    /// The variable of the server with the token of test gateways.
    public static final String GATEWAY_TOKEN = "LANDLORD_GATEWAY_TOKEN_TEST";

    /// Workflow gateways of tests are on this machine. Their token is in a variable.
    private static final Map<String, String> GATEWAYS = Map.of(
            "LANDLORD_GATEWAYS_ALLOW_PRIVATE_ADDRESSES",
            "true",
            "LANDLORD_GATEWAYS_PAUSE",
            "200ms",
            GATEWAY_TOKEN,
            "test-token");

    private static @Nullable ServerProcess server;
    private static @Nullable ServerProcess onPostgres;

    private SharedServer() {}

    /// Where it answers; started when first asked for.
    public static synchronized URI uri() {
        return process().uri();
    }

    /// The process itself.
    public static synchronized ServerProcess process() {
        if (server == null) {
            server = ServerProcess.start(
                    Path.of("target", "shared-server-" + ProcessHandle.current().pid()), GATEWAYS);
        }
        return server;
    }

    /// The same on PostgreSQL.
    public static synchronized ServerProcess onPostgres() {
        if (onPostgres == null) {
            String name = "shared_" + ProcessHandle.current().pid();
            onPostgres = ServerProcess.onPostgres(
                    Path.of(
                            "target",
                            "shared-server-on-postgres-"
                                    + ProcessHandle.current().pid()),
                    PostgresServer.shared().newDatabase(name),
                    GATEWAYS,
                    false);
        }
        return onPostgres;
    }
}
