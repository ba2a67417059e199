package org.landlord.it.tenants;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.landlord.it.tenants.Asking.Taken;
import org.landlord.it.tenants.Asking.Where;

/// A tenant who does one thing after the other, led by a seed alone: with the same seed, and the same things of
/// the other's, the same on any server.
final class TenantWalk implements AutoCloseable {

    /// What an organization is filled with.
    private static final List<String> FILLING = List.of(
            "putOrgMember",
            "createTeam",
            "createTeam",
            "putTeamMember",
            "createProject",
            "createProject",
            "putProjectTeam",
            "putBillingAccount",
            "createIdentityProvider",
            "recordUsage",
            "recordUsage",
            "recordUsage",
            "setUsageLimit",
            "reserveQuota",
            "putSecretReference",
            "recordAuditEvent",
            "createOrgApiKey",
            "listUsageEvents",
            "listAuditEvents",
            "listTeams",
            "listProjects",
            "listOrgApiKeys",
            "listQuotaReservations",
            "listSecretReferences",
            "listUsageLimits",
            "listIdentityProviders",
            "listOrgMembers",
            "getOrganization");

    /// What there is before the walk over the operations of workflows.
    private static final List<String> BEGINNING = List.of(
            "launchRun",
            "launchRun",
            "launchRun",
            "putApprovalPolicy",
            "createOrgGateway",
            "listRuns",
            "listApprovals",
            "listOrgGateways",
            "listApprovalPolicies");

    private static final int FILLINGS = 8;

    /// A gateway may not know a run for some milliseconds after its launch.
    private static final int TRIES = 500;

    private static final int SESSIONS = 40;
    private static final Pattern SESSION = Pattern.compile("\"sessionId\":\"([^\"]+)\"");

    /// One of so many requests is one that the tenant has sent before.
    private static final int AGAIN = 20;

    /// One of so many requests is one that the other tenant has sent.
    private static final int COPIED = 12;

    /// What a tenant asked for and what they were told.
    record Step(Asking asking, String answer) {}

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Operation> operations = Operation.all();
    private final List<Operation> walked;
    private final List<Step> steps = new ArrayList<>();
    private final List<Asking> repeatable = new ArrayList<>();
    private final Set<String> tried = new TreeSet<>();
    private final Set<String> succeeded = new TreeSet<>();
    private final Acknowledged acknowledged = new Acknowledged();
    private final Tenant tenant;
    private final Belongings belongings;
    private final Others others;
    private final Supplier<URI> servers;
    private final Random random;
    private final Composer composer;
    private final Walls walls;

    /// @param belongings where it is written down what this tenant has
    /// @param servers where the next request goes
    /// @param seed leads the walk
    /// @param usedSince when all is used that is not reserved before
    /// @param ofWorkflows true to walk over the operations of workflows, false for all others
    TenantWalk(
            Tenant tenant,
            Belongings belongings,
            Others others,
            Supplier<URI> servers,
            long seed,
            Instant usedSince,
            boolean ofWorkflows) {
        this.walked = operations.stream()
                .filter(operation -> operation.isOfWorkflows() == ofWorkflows)
                .toList();
        this.tenant = tenant;
        this.belongings = belongings;
        this.others = others;
        this.servers = servers;
        this.random = new Random(seed);
        this.composer = new Composer(tenant, belongings, others, random, usedSince);
        this.walls = new Walls(tenant);
    }

    /// Fills the organization, without a look at the other one.
    void fill() {
        for (int i = 0; i < FILLINGS; i++) {
            FILLING.forEach(id -> take(composer.of(operation(id), false)));
        }
        send("setUsageLimit", "usage-limits", "\"period\":\"lifetime\",\"limitQuantity\":0,\"enforcement\":\"hard\"");
        send("recordUsage", "usage-events", "\"quantity\":1");
        for (int i = 0; i < SESSIONS; i++) {
            signIn();
        }
    }

    /// Makes what runs are launched in, and launches some.
    void begin() {
        for (String id : List.of("createTeam", "createProject", "createProject", "setUsageLimit")) {
            take(composer.of(operation(id), false));
        }
        for (int i = 0; i < FILLINGS; i++) {
            BEGINNING.forEach(id -> take(composer.of(operation(id), false)));
        }
        pauseAndResumeARun();
    }

    /// Few runs go on for so long that they are paused by chance, and only what stands still is resumed.
    private void pauseAndResumeARun() {
        String org = "/v1/orgs/" + tenant.orgId();
        String runId = "run_" + tenant.mark() + "_slow";
        String launch = "{\"runId\":\"" + runId + "\",\"workflow\":\"slow\",\"gatewayId\":\"" + Bodies.GATEWAY
                + "\",\"input\":{\"seconds\":600}}";
        Map<String, String> json = Map.of("Content-Type", "application/json");
        String launches = org + "/projects/" + belongings.last("projectId") + "/runs";
        take(new Asking(operation("launchRun"), launches, json, launch, List.of()));
        String run = org + "/runs/" + runId;
        until("pauseRun", new Asking(operation("pauseRun"), run + "/pause", Map.of(), "", List.of()));
        until("resumeRun", new Asking(operation("resumeRun"), run + "/resume", Map.of(), "", List.of()));
    }

    private void until(String succeeds, Asking asking) {
        for (int i = 0; i < TRIES && !succeeded.contains(succeeds); i++) {
            take(asking);
        }
    }

    /// Begins a session, which no operation of the API does.
    private void signIn() {
        HttpRequest request = HttpRequest.newBuilder(servers.get().resolve("/console/auth/session"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"apiKey\":\"" + tenant.key() + "\"}"))
                .build();
        Matcher session = SESSION.matcher(send(request).body());
        if (!session.find()) {
            throw new AssertionError("no session");
        }
        belongings.add("sessionId", session.group(1));
    }

    /// Usage of this metric is refused.
    private void send(String operation, String list, String members) {
        String target = "/v1/orgs/" + tenant.orgId() + "/" + list;
        String body = "{\"metric\":\"refused\"," + members + "}";
        take(new Asking(operation(operation), target, Map.of("Content-Type", "application/json"), body, List.of()));
    }

    private Operation operation(String id) {
        return operations.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    }

    /// Walks.
    void walk(int length) {
        for (int i = 0; i < length; i++) {
            take(next());
        }
    }

    private Asking next() {
        if (random.nextInt(COPIED) == 0) {
            return others.asking().byTheOther();
        }
        if (random.nextInt(AGAIN) == 0 && !repeatable.isEmpty()) {
            return repeatable.get(random.nextInt(repeatable.size()));
        }
        return composer.of(walked.get(random.nextInt(walked.size())), true);
    }

    private void take(Asking asking) {
        Answer answer = send(asking);
        if (asking.operation().isOfWorkflows()) {
            requireSameWords(asking);
        }
        steps.add(new Step(asking, asking.isOfDenials() ? "denials" : answer.comparable()));
        walls.check(asking, answer);
        belongings.learn(asking, answer);
        acknowledged.learn(asking, answer);
        tried.add(asking.operation().id());
        if (answer.isSuccess()) {
            succeeded.add(asking.operation().id());
        }
        if (asking.taken().isEmpty()) {
            if (asking.target().startsWith("/v1/orgs/" + tenant.orgId())) {
                belongings.add(asking);
            }
            if (asking.headers().containsKey("Idempotency-Key")) {
                repeatable.add(asking);
            }
        }
    }

    /// What is the other's is refused in the words in which what is not there is refused.
    private void requireSameWords(Asking asking) {
        if (asking.taken().size() != 1) {
            return;
        }
        Taken taken = asking.taken().getFirst();
        if (taken.where() != Where.PATH && taken.where() != Where.BODY) {
            return;
        }
        String missing =
                taken.value().substring(0, 4) + "x".repeat(taken.value().length() - 4);
        Answer theirs = sendOnce(asking, taken.value(), taken.value());
        Answer nobodys = sendOnce(asking, taken.value(), missing);
        if (!theirs.text().replace(taken.value(), missing).equals(nobodys.text())) {
            throw new AssertionError("what is the other's is not refused as what is not there\nasked: " + asking
                    + "\ngot: " + theirs.text() + "\nand for what is not there: " + nobodys.text());
        }
    }

    /// Sends a request with something else in it, and without what makes answers differ by the time.
    private Answer sendOnce(Asking asking, String from, String to) {
        Map<String, String> headers = new HashMap<>(asking.headers());
        headers.remove("Idempotency-Key");
        headers.put("X-Request-Id", "same-words");
        String target = asking.target().replace(from, to);
        Answer answer = send(
                new Asking(asking.operation(), target, headers, asking.body().replace(from, to), List.of()));
        answer.headers().remove("Date");
        return answer;
    }

    private Answer send(Asking asking) {
        HttpRequest.Builder request = HttpRequest.newBuilder(servers.get().resolve(asking.target()))
                .header("Authorization", "Bearer " + tenant.key())
                .timeout(Duration.ofSeconds(30))
                .method(
                        asking.operation().method(),
                        asking.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(asking.body()));
        asking.headers().forEach(request::header);
        return Answer.of(send(request.build()));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Everything that was done so far.
    List<Step> steps() {
        return List.copyOf(steps);
    }

    /// The operations that were asked for.
    Set<String> tried() {
        return tried;
    }

    /// The operations that did something.
    Set<String> succeeded() {
        return succeeded;
    }

    /// What of each metric the server has said to have recorded.
    Map<String, BigDecimal> acknowledged() {
        return acknowledged.sums();
    }

    /// What of each metric the server says was used.
    Map<String, BigDecimal> summary() {
        return Acknowledged.sumsOf(send(new Asking(
                        operation("summarizeUsage"),
                        "/v1/orgs/" + tenant.orgId() + "/usage-summary",
                        Map.of(),
                        "",
                        List.of()))
                .body());
    }

    @Override
    public void close() {
        http.close();
    }
}
