package org.landlord.it.workflow;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.it.support.ServerProcess;

/// A packaged server that looks at its gateways five times a second, with an engine behind a proxy. Its
/// platform has two gateways, which are the same engine: [#AGENTS], and [#CHIEFS] with the token of the
/// user `chief`.
final class WorkflowServer implements AutoCloseable {

    /// The gateway that most runs are at.
    static final String AGENTS = "agents";

    /// The gateway whose token may decide what is restricted.
    static final String CHIEFS = "chiefs";

    /// A launch is given up after twice the time-out.
    private static final Map<String, String> SETTINGS = Map.of(
            "LANDLORD_GATEWAY_TOKEN_TEST",
            TestGateway.TOKEN,
            "LANDLORD_GATEWAY_TOKEN_CHIEF",
            TestGateway.CHIEF,
            "LANDLORD_GATEWAYS_PAUSE",
            "200ms",
            "LANDLORD_GATEWAYS_TIMEOUT",
            "6s",
            "LANDLORD_OIDC_ALLOW_PRIVATE_ISSUERS",
            "true");

    private final Path folder;
    private final TestGateway engine;
    private final GatewayProxy proxy;
    private @Nullable ServerProcess process;

    private WorkflowServer(Path folder, TestGateway engine) {
        this.folder = folder;
        this.engine = engine;
        this.proxy = GatewayProxy.before(engine);
    }

    /// Starts both; the engine runs already.
    ///
    /// @param folder where its database and its log are; made if missing
    static WorkflowServer start(Path folder, TestGateway engine) {
        WorkflowServer server = new WorkflowServer(folder, engine);
        server.start();
        server.addGateway(AGENTS, server.proxy, "TEST");
        server.addGateway(CHIEFS, server.proxy, "CHIEF");
        return server;
    }

    /// Adds a gateway of the platform, whose outputs report usage.
    ///
    /// @param token the end of the name of the variable with its token
    void addGateway(String gatewayId, GatewayProxy address, String token) {
        rest().post("/v1/gateways", """
                {"gatewayId":"%s","name":"Test","baseUrl":"%s","token":"env:LANDLORD_GATEWAY_TOKEN_%s",
                 "usage":[{"source":"output","pointer":"/usage/tokens","metric":"tokens","unit":"token"},
                          {"source":"output","pointer":"/usage/cost","metric":"cost","unit":"eur"}]}
                """.formatted(gatewayId, address.url(), token))
                .require(201);
    }

    TestGateway engine() {
        return engine;
    }

    GatewayProxy proxy() {
        return proxy;
    }

    ServerProcess process() {
        if (process == null) {
            throw new IllegalStateException("the server is down");
        }
        return process;
    }

    /// The API, as the administrator uses it.
    Rest rest() {
        return Rest.asAdministrator(process().uri());
    }

    /// Starts the server, also after [#kill()]: on the same file.
    void start() {
        process = ServerProcess.start(folder, new HashMap<>(SETTINGS));
    }

    /// Ends the server the hard way.
    void kill() {
        process().kill();
        process = null;
    }

    /// Ends the engine, and what listens for it.
    void endEngine(Runnable how) {
        proxy.down();
        how.run();
    }

    void startEngine() {
        engine.start();
        proxy.up();
    }

    /// Starts the engine if a test that failed has left it ended.
    void startEndedEngine() {
        if (!engine.isRunning()) {
            startEngine();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
        proxy.close();
        engine.close();
    }
}
