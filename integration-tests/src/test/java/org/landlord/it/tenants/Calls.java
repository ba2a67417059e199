package org.landlord.it.tenants;

import java.util.Random;
import java.util.function.Function;
import org.landlord.it.tenants.Asking.Where;

/// What a tenant sends to the methods of a gateway, as a client of the gateway does.
final class Calls {

    private static final String[] METHODS = {
        "health",
        "listWorkflows",
        "launchRun",
        "listRuns",
        "getRun",
        "getRunEvents",
        "cancelRun",
        "pauseRun",
        "resumeRun",
        "listApprovals",
        "submitApproval",
        "streamRunEvents"
    };

    private static final String[] NODES = {"deploy", "decide", "choose", "order"};

    private final Tenant tenant;
    private final Random random;
    private final Bodies bodies;

    Calls(Tenant tenant, Random random, Bodies bodies) {
        this.tenant = tenant;
        this.random = random;
        this.bodies = bodies;
    }

    /// One of those that there are, or now and then one that there is not.
    String anyMethod() {
        return one(METHODS);
    }

    /// The parameters of a call.
    ///
    /// @param runs where to name a run, and which one then
    String of(String method, Function<Where, String> runs) {
        return switch (method) {
            case "launchRun" ->
                "{\"workflow\":\"" + one(Bodies.WORKFLOWS) + "\",\"input\":" + bodies.input()
                        + (random.nextBoolean() ? ",\"options\":{\"runId\":\"" + bodies.freshId("run") + "\"}" : "")
                        + "}";
            case "listRuns" ->
                "{\"filter\":{\"limit\":" + (1 + random.nextInt(100)) + ",\"offset\":" + random.nextInt(3)
                        + (random.nextBoolean() ? ",\"workflow\":\"" + one(Bodies.WORKFLOWS) + "\"" : "") + "}}";
            case "listApprovals" ->
                random.nextBoolean() ? "{}" : "{\"filter\":{\"runId\":\"" + runs.apply(Where.QUERY) + "\"}}";
            case "getRun", "cancelRun", "pauseRun", "resumeRun" -> "{\"runId\":\"" + runs.apply(Where.BODY) + "\"}";
            case "getRunEvents" ->
                "{\"runId\":\"" + runs.apply(Where.BODY) + "\",\"afterSeq\":" + random.nextInt(3) + "}";
            case "submitApproval" ->
                "{\"runId\":\"" + runs.apply(Where.BODY) + "\",\"nodeId\":\"" + one(NODES)
                        + "\",\"iteration\":0,\"decision\":{" + decision() + "}}";
            default -> "{\"of\":\"" + tenant.mark() + "\"}";
        };
    }

    private String decision() {
        String value = one("", ",\"value\":{\"selected\":\"red\"}", ",\"value\":{\"ranked\":[\"blue\",\"red\"]}");
        return "\"approved\":" + (random.nextInt(3) > 0) + ",\"note\":\"as " + tenant.mark() + " says\"" + value;
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
