package org.landlord.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Two tenants of one gateway do at random whatever there is about workflows, over REST and as clients of the gateway.
/// Neither sees anything of the other: no run, event, approval, policy, count or error.
abstract class WorkflowWallsRestSuite extends WorkflowSuite {

    private static final int STEPS = 400;

    /// The id of nothing.
    private static final String NONE = "none";

    private static final String[] WORKFLOWS = {"hello", "gate", "select", "slow", "failing"};

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
        "submitApproval"
    };

    private static final Pattern RUN = Pattern.compile("\"runId\":\"([^\"]+)\"");
    private static final Pattern APPROVAL = Pattern.compile("\"approvalId\":\"([^\"]+)\"");

    /// The same with every build, until somebody asks for another walk.
    private final Random random = new Random(Long.getLong("landlord.walls.seed", 4));

    /// @param mark stands in the ids, inputs and notes of this tenant, and in nothing of the other's
    /// @param key that may everything in the organization
    private record Walker(String mark, String org, String key, List<String> runs, List<String> approvals) {}

    private record Step(String name, String method, String path, String body) {}

    private Walker newWalker(String mark) {
        String org = newOrgWithProject();
        String key = post(org + "/api-keys", "{\"name\":\"walk\",\"scopes\":[\"*\"]}")
                .path("token");
        return new Walker(mark, org, key, new ArrayList<>(), new ArrayList<>());
    }

    @Test
    void givenTwoTenantsOfOneGateway_whenBothWalkAtRandom_thenNeitherSeesAnythingOfTheOther() {
        Walker one = newWalker("alpha" + unique(""));
        Walker other = newWalker("omega" + unique(""));
        TreeSet<String> succeeded = new TreeSet<>();
        for (int i = 0; i < STEPS; i++) {
            Walker walker = random.nextBoolean() ? one : other;
            Walker neighbour = walker == one ? other : one;
            boolean foreign = random.nextInt(4) == 0;
            Walker named = foreign ? neighbour : walker;
            String run = any(named.runs());
            String approval = any(named.approvals());
            Step step = step(walker, run, approval);
            Response answer = send(walker, step);
            boolean names = foreign && (names(step, run) || names(step, approval));
            check(step, answer, neighbour, names ? List.of(run, approval) : List.of());
            if (names) {
                assertThatItIsAsMissing(walker, step, answer, run, approval);
            }
            if (answer.statusCode() < 300) {
                succeeded.add(step.name());
                learn(walker, answer);
            }
        }
        // Whether a run runs when somebody pauses it is a matter of time.
        List<String> expected = new ArrayList<>(List.of(METHODS));
        expected.remove("pauseRun");
        expected.addAll(List.of(
                "launch", "runs", "run", "events", "workflows", "approvals", "approval", "gateways", "policies"));
        assertThat(succeeded).containsAll(expected);
    }

    private static boolean names(Step step, String id) {
        return !id.equals(NONE) && (step.path().contains(id) || step.body().contains(id));
    }

    private String any(List<String> ids) {
        return ids.isEmpty() ? NONE : ids.get(random.nextInt(ids.size()));
    }

    private String workflow() {
        return WORKFLOWS[random.nextInt(WORKFLOWS.length)];
    }

    private Step step(Walker walker, String run, String approval) {
        String org = walker.org();
        int die = random.nextInt(30);
        return switch (die) {
            case 0, 1 -> new Step("launch", "POST", org + "/projects/app/runs", launching(walker));
            case 2 -> new Step("runs", "GET", org + "/runs?limit=100", "");
            case 3 -> new Step("run", "GET", org + "/runs/" + run, "");
            case 4 -> new Step("events", "GET", org + "/runs/" + run + "/events", "");
            case 5 -> new Step("cancel", "POST", org + "/runs/" + run + "/cancel", "");
            case 6 -> new Step("pause", "POST", org + "/runs/" + run + "/pause", "");
            case 7 -> new Step("resume", "POST", org + "/runs/" + run + "/resume", "");
            case 8 -> new Step("workflows", "GET", org + "/workflows?limit=100", "");
            case 9 -> new Step("approvals", "GET", org + "/approvals?limit=100", "");
            case 10 -> new Step("approval", "GET", org + "/approvals/" + approval, "");
            case 11 -> new Step("decide", "POST", org + "/approvals/" + approval + "/decisions", decision(walker));
            case 12 -> new Step("gateways", "GET", org + "/gateways", "");
            case 13 -> new Step("policies", "GET", org + "/approval-policies", "");
            case 14 ->
                new Step(
                        "policy",
                        "PUT",
                        org + "/approval-policies/p" + walker.mark(),
                        "{\"nodeId\":\"" + walker.mark() + "\"}");
            default -> call(walker, run);
        };
    }

    private Step call(Walker walker, String run) {
        String method = METHODS[random.nextInt(METHODS.length)];
        String base = walker.org() + (random.nextBoolean() ? "" : "/projects/app") + "/gateways/" + gatewayId()
                + (random.nextBoolean() ? "" : "/v1");
        String params = switch (method) {
            case "launchRun" ->
                "{\"workflow\":\"%s\",\"input\":{\"of\":\"%s\"},\"options\":{\"runId\":\"%s\"}}"
                        .formatted(workflow(), walker.mark(), unique(walker.mark()));
            case "listRuns" -> "{\"filter\":{\"limit\":100}}";
            case "submitApproval" ->
                "{\"runId\":\"%s\",\"nodeId\":\"deploy\",\"decision\":{\"approved\":true,\"note\":\"%s\"}}"
                        .formatted(run, walker.mark());
            case "health", "listWorkflows", "listApprovals" -> "{}";
            default -> "{\"runId\":\"" + run + "\"}";
        };
        return new Step(method, "POST", base + "/rpc/" + method, params);
    }

    private String launching(Walker walker) {
        return "{\"workflow\":\"%s\",\"runId\":\"%s\",\"gatewayId\":\"%s\",\"input\":{\"of\":\"%s\"}}"
                .formatted(workflow(), unique(walker.mark()), gatewayId(), walker.mark());
    }

    private String decision(Walker walker) {
        return "{\"approved\":%s,\"note\":\"%s\"}".formatted(random.nextBoolean(), walker.mark());
    }

    private Response send(Walker walker, Step step) {
        return api().header("Authorization", "Bearer " + walker.key())
                .body(step.body())
                .request(step.method(), step.path());
    }

    private static void check(Step step, Response answer, Walker neighbour, List<String> sent) {
        String text = answer.asString() + answer.headers();
        for (String id : sent) {
            text = text.replace(id, "");
        }
        assertThat(text).as("%s", step).doesNotContain(neighbour.mark());
        assertThat(answer.statusCode()).as("%s: %s", step, text).isLessThan(500).isNotEqualTo(401);
    }

    /// What belongs to the other tenant is answered as what nobody has.
    private void assertThatItIsAsMissing(Walker walker, Step step, Response answer, String run, String approval) {
        assertThat(answer.statusCode()).as("%s: %s", step, answer.asString()).isEqualTo(404);
        String noRun = "m".repeat(run.length());
        String noApproval = "n".repeat(approval.length());
        Step asMissing = new Step(
                step.name(),
                step.method(),
                step.path().replace(run, noRun).replace(approval, noApproval),
                step.body().replace(run, noRun));
        Response of = send(walker, asMissing);
        assertThat(comparable(answer, run, approval)).isEqualTo(comparable(of, noRun, noApproval));
    }

    private static String comparable(Response answer, String run, String approval) {
        return (answer.statusCode() + " " + answer.asString())
                .replace(run, "ID")
                .replace(approval, "ID")
                .replace(String.valueOf(answer.header("X-Request-Id")), "REQUEST");
    }

    private static void learn(Walker walker, Response answer) {
        Matcher run = RUN.matcher(answer.asString());
        while (run.find()) {
            if (run.group(1).contains(walker.mark()) && !walker.runs().contains(run.group(1))) {
                walker.runs().add(run.group(1));
            }
        }
        Matcher approval = APPROVAL.matcher(answer.asString());
        while (approval.find()) {
            if (!walker.approvals().contains(approval.group(1))) {
                walker.approvals().add(approval.group(1));
            }
        }
    }
}
