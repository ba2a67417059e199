package org.landlord.it.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.landlord.it.openapi.OpenApiDocument.Documented;
import org.landlord.it.operations.Wire.Answer;
import org.landlord.it.operations.Wire.Request;
import org.landlord.it.workflow.GatewayDouble;
import org.landlord.it.workflow.TestGateway;
import org.landlord.it.workflow.WireClient;

/// The workflow gateway of the platform, at which all tenants have their runs.
final class Agents implements AutoCloseable {

    /// Its id.
    static final String ID = "agents";

    /// A workflow that waits for an approval.
    static final String WORKFLOW = "gate";

    private static final String TOKEN = "LANDLORD_GATEWAY_TOKEN_TEST";

    /// What a server needs to call it. It looks when it is told to, so that nothing happens in between.
    static final Map<String, String> SETTINGS = Map.of(TOKEN, TestGateway.TOKEN, "LANDLORD_GATEWAYS_PAUSE", "1h");

    private static final int LOOKS = 200;

    private final GatewayDouble gateway = GatewayDouble.create();
    private final Wire wire;

    private Agents(Wire wire) {
        this.wire = wire;
    }

    /// Starts it, and tells a server of it.
    static Agents start(Wire wire) {
        Agents agents = new Agents(wire);
        put(
                wire,
                ID,
                "{\"name\":\"Agents\",\"baseUrl\":\"" + agents.gateway.url() + "\",\"token\":\"env:" + TOKEN + "\"}");
        return agents;
    }

    private static void put(Wire wire, String gatewayId, String body) {
        Answer answer = wire.asAdministrator(Request.json("PUT", "/v1/gateways/" + gatewayId, body));
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
    }

    /// The approval that a list has as soon as the server has seen it.
    ///
    /// @param path of the list
    /// @return its id
    static String approval(Wire wire, String path) {
        for (int i = 0; i < LOOKS; i++) {
            wire.asAdministrator(new Request("POST", "/v1/gateways/" + ID + "/check", null, ""));
            JsonNode items =
                    Asking.read(wire.asAdministrator(Request.get(path)).body()).path("items");
            if (!items.isEmpty()) {
                return items.path(0).path("approvalId").asText();
            }
            pause();
        }
        throw new AssertionError("no approval in " + path);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A tenant with what an operation needs: a run, or something of the platform instead of its own.
    Tenant tenantFor(Documented operation) {
        String path = operation.path();
        boolean needsRun = path.contains("/runs/{runId}") || path.contains("/approvals/{approvalId}");
        Tenant tenant = needsRun ? Tenant.makeWithRun(wire) : Tenant.make(wire);
        if (path.startsWith("/v1/gateways/{gatewayId}")) {
            return tenant.withGateway(spare());
        }
        if (path.startsWith("/v1/unassigned-runs")) {
            return tenant.withGateway(ID).withRun(unassigned());
        }
        return tenant;
    }

    /// A gateway of the platform that nobody uses.
    private String spare() {
        String gatewayId = "gw-" + UUID.randomUUID();
        put(wire, gatewayId, "{\"name\":\"Spare\",\"baseUrl\":\"https://spare.example\",\"status\":\"maintenance\"}");
        return gatewayId;
    }

    /// A run that Landlord has not launched.
    private String unassigned() {
        String runId = "run-" + UUID.randomUUID();
        try (WireClient client = new WireClient(gateway.url(), gateway.token())) {
            client.rpc(
                            "launchRun",
                            "{\"workflow\":\"" + WORKFLOW + "\",\"input\":{},\"options\":{\"runId\":\"" + runId
                                    + "\"}}")
                    .payload();
        }
        return runId;
    }

    @Override
    public void close() {
        gateway.close();
    }
}
