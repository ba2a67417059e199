package org.landlord.it.tenants;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a tenant sends. No two bodies that change the same thing are alike, so that versions differ whenever they
/// should. Slugs, and half of the ids, are the same for both tenants.
final class Bodies {

    /// What is recorded, by the names of metrics.
    static final String[] METRICS = {"calls", "tokens"};

    /// The gateway of the platform that both tenants use.
    static final String GATEWAY = "gw_shared_agents";

    /// What they run: most of them wait for somebody, and all end by themselves or when they are decided or cancelled.
    static final String[] WORKFLOWS = {
        "hello", "hello", "failing", "gate", "gate", "decision", "select", "rank", "slow", "wait-event"
    };

    static final String[] PERIODS = {"daily", "weekly", "monthly"};

    /// Places a project id into a body.
    @FunctionalInterface
    interface Projects {

        /// @return a JSON member and a comma; empty for none
        String member();
    }

    private final Tenant tenant;
    private final Random random;
    private final Instant usedSince;
    private int made;

    /// @param usedSince the hour after this instant is when all is used
    Bodies(Tenant tenant, Random random, Instant usedSince) {
        this.tenant = tenant;
        this.random = random;
        this.usedSince = usedSince;
    }

    /// An id that there may be already, of this tenant alone or of both.
    String freshId(String kind) {
        return random.nextBoolean()
                ? kind + "_shared_" + random.nextInt(40)
                : kind + "_" + tenant.mark() + "_" + random.nextInt(100);
    }

    private String text(String what) {
        return what + " " + tenant.mark() + " " + ++made;
    }

    private String slug() {
        return random.nextInt(4) == 0 ? tenant.mark() + "-" + ++made : "slug-" + random.nextInt(60);
    }

    /// The body of an operation.
    ///
    /// @throws AssertionError if the operation is not known here: whoever adds one says what to send to it
    String of(Operation operation, Projects projects) {
        return switch (operation.id()) {
            case "createOrganization" -> "{\"slug\":\"" + slug() + "\",\"name\":\"" + text("Another") + "\"}";
            case "updateOrganization" -> "{\"name\":\"" + text("Org") + "\"}";
            case "putOrgMember" -> "{\"role\":\"" + one("owner", "admin", "billing", "auditor", "member") + "\"}";
            case "createTeam" ->
                "{\"teamId\":\"" + freshId("team") + "\",\"slug\":\"" + slug() + "\",\"name\":\"" + text("Team")
                        + "\"}";
            case "updateTeam" -> "{\"name\":\"" + text("Team") + "\"}";
            case "putTeamMember" -> "{\"role\":\"" + text("lead") + "\"}";
            case "createProject" ->
                "{\"projectId\":\"" + freshId("project") + "\",\"slug\":\"" + slug() + "\",\"name\":\""
                        + text("Project") + "\",\"metadata\":{\"of\":\"" + tenant.mark() + "\"}}";
            case "updateProject" -> "{\"slug\":\"" + slug() + "\",\"name\":\"" + text("Project") + "\"}";
            case "putProjectTeam" -> "{\"role\":\"" + (random.nextBoolean() ? "operator" : text("label")) + "\"}";
            case "putBillingAccount" ->
                "{\"plan\":\"" + text("plan") + "\",\"billingCustomerId\":\"cus_" + tenant.mark() + "\"}";
            case "createIdentityProvider" -> "{\"providerId\":\"" + freshId("idp") + "\"," + provider();
            case "putIdentityProvider" -> "{" + provider();
            case "putSecretReference" ->
                "{\"provider\":\"vault\",\"ref\":\"vault://" + tenant.mark() + "/" + ++made + "\"}";
            case "recordAuditEvent" -> auditEvent(projects);
            case "createOrgGateway", "createGateway" -> "{\"gatewayId\":\"" + freshId("gw") + "\"," + gateway();
            case "putOrgGateway", "putGateway" -> "{" + gateway();
            case "createOrgApiKey", "createApiKey" ->
                "{\"name\":\"" + text("key") + "\",\"externalId\":\"holder-" + random.nextInt(3)
                        + "\",\"scopes\":[\"usage:read\"]}";
            case "rotateOrgApiKey", "rotateApiKey" -> "{\"overlapSeconds\":3600}";
            default -> operation.isOfWorkflows() ? ofRuns(operation, projects) : ofUsage(operation, projects);
        };
    }

    private String ofRuns(Operation operation, Projects projects) {
        return switch (operation.id()) {
            case "launchRun" ->
                "{\"workflow\":\"" + one(WORKFLOWS) + "\",\"gatewayId\":\"" + GATEWAY + "\""
                        + (random.nextBoolean() ? ",\"runId\":\"" + freshId("run") + "\"" : "") + ",\"input\":"
                        + input()
                        + (random.nextInt(4) > 0
                                ? ""
                                : ",\"usage\":[{\"metric\":\"calls\",\"quantity\":" + quantity() + "}]")
                        + "}";
            case "assignRun" ->
                "{\"gatewayId\":\"" + GATEWAY + "\",\"orgId\":\"" + tenant.orgId()
                        + "\",\"projectId\":\"project_missing\"}";
            case "decideApproval" -> "{" + decision() + "}";
            case "putApprovalPolicy" ->
                "{" + projects.member() + "\"workflow\":\"" + one("rank", "flow-" + tenant.mark())
                        + "\",\"users\":[\"auth0|user_" + tenant.mark()
                        + "\"],\"noteRequired\":true,\"deadlineSeconds\":"
                        + (3600 + ++made) + "}";
            default -> throw new AssertionError("the walk does not know what to send to " + operation.id());
        };
    }

    /// What a run begins with.
    String input() {
        return "{\"name\":\"" + text("Ada of") + "\",\"seconds\":1}";
    }

    /// The members of a decision. What is chosen fits some of the questions.
    String decision() {
        String choice = one("", "", ",\"selected\":\"blue\"", ",\"ranked\":[\"red\",\"blue\",\"green\"]");
        return "\"approved\":" + (random.nextInt(3) > 0) + ",\"note\":\"" + text("because") + "\"" + choice;
    }

    /// Nothing calls it: it is in maintenance.
    private String gateway() {
        return "\"name\":\"" + text("Agents") + "\",\"baseUrl\":\"https://" + tenant.mark()
                + ".example\",\"status\":\"maintenance\",\"token\":\"file:token-" + tenant.mark() + "\"}";
    }

    private String ofUsage(Operation operation, Projects projects) {
        return switch (operation.id()) {
            case "recordUsage" -> usage(projects);
            case "voidUsageEvent" -> "{\"reason\":\"" + text("wrong") + "\"}";
            case "verifyUsageSums" -> "{\"rebuild\":" + (random.nextInt(4) == 0) + "}";
            case "putUsageSettings" -> "{\"backdatingDays\":" + (1000 + ++made) + "}";
            case "setUsageLimit" ->
                "{" + projects.member() + "\"metric\":\"" + one(METRICS) + "\",\"period\":\"" + one(PERIODS)
                        + "\",\"limitQuantity\":" + (100 + random.nextInt(9) * 1000 + ++made)
                        + ",\"enforcement\":\"" + one("hard", "soft", "soft") + "\",\"thresholds\":[10,50,90]}";
            case "updateUsageLimit" -> "{\"limitQuantity\":" + (100 + random.nextInt(9) * 1000 + ++made) + "}";
            case "reserveQuota" ->
                "{\"reservationId\":\"" + freshId("rsv") + "\"," + projects.member() + "\"metric\":\"" + one(METRICS)
                        + "\",\"quantity\":" + quantity() + ",\"ttl\":3600}";
            case "commitQuotaReservation" ->
                "{\"quantity\":" + quantity() + ",\"runId\":\"run_" + tenant.mark() + "\"}";
            case "extendQuotaReservation" ->
                "{\"expiresAt\":\"" + usedSince.plusSeconds(7200 + random.nextInt(3600)) + "\"}";
            default -> throw new AssertionError("the walk does not know what to send to " + operation.id());
        };
    }

    private String provider() {
        return "\"type\":\"" + one("saml", "oidc") + "\",\"issuer\":\"https://" + tenant.mark() + ".example/" + ++made
                + "\",\"clientId\":\"client\",\"certificateRef\":\"vault://" + tenant.mark() + "/cert\"}";
    }

    private String auditEvent(Projects projects) {
        return "{" + projects.member() + "\"actorId\":\"auth0|user_" + tenant.mark() + "\",\"action\":\"run."
                + one("approve", "reject") + "\",\"targetType\":\"run\",\"targetId\":\"" + text("run")
                + "\",\"metadata\":{\"of\":\"" + tenant.mark() + "\"}}";
    }

    /// One event, or a few as NDJSON.
    private String usage(Projects projects) {
        String project = projects.member();
        if (random.nextInt(4) > 0) {
            return event(project);
        }
        return IntStream.range(0, 3).mapToObj(_ -> event(project)).collect(Collectors.joining("\n", "", "\n"));
    }

    private String event(String project) {
        String id = random.nextBoolean()
                ? "evt_shared_" + random.nextInt(400)
                : "evt_" + tenant.mark() + "_" + random.nextInt(400);
        return "{\"eventId\":\"" + id + "\"," + project + "\"metric\":\"" + one(METRICS) + "\",\"quantity\":"
                + quantity() + ",\"runId\":\"run_" + tenant.mark() + "\",\"observedAt\":\""
                + usedSince.plusSeconds(random.nextInt(3600)) + "\",\"metadata\":{\"of\":\"" + tenant.mark() + "\"}}";
    }

    private BigDecimal quantity() {
        return BigDecimal.valueOf(1 + random.nextInt(90_000), 3);
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
