package org.landlord.it.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.example.landlord.ApiClient;
import com.example.landlord.ApiException;
import com.example.landlord.ApiResponse;
import com.example.landlord.api.ApiKeysApi;
import com.example.landlord.api.ApprovalsApi;
import com.example.landlord.api.AuditTrailApi;
import com.example.landlord.api.GatewaysApi;
import com.example.landlord.api.OrganizationsApi;
import com.example.landlord.api.ProjectsApi;
import com.example.landlord.api.RunsApi;
import com.example.landlord.api.UsageApi;
import com.example.landlord.api.UsageLimitsApi;
import com.example.landlord.model.Approval;
import com.example.landlord.model.ApprovalOption;
import com.example.landlord.model.ApprovalStatus;
import com.example.landlord.model.AuditEvent;
import com.example.landlord.model.AuditExport;
import com.example.landlord.model.BatchOutcome;
import com.example.landlord.model.CreateApiKey;
import com.example.landlord.model.CreateOrganization;
import com.example.landlord.model.CreateProject;
import com.example.landlord.model.DecideApproval;
import com.example.landlord.model.Enforcement;
import com.example.landlord.model.EnforcementOrNull;
import com.example.landlord.model.LaunchRun;
import com.example.landlord.model.Organization;
import com.example.landlord.model.OrganizationPage;
import com.example.landlord.model.Period;
import com.example.landlord.model.Problem;
import com.example.landlord.model.ProblemCode;
import com.example.landlord.model.Project;
import com.example.landlord.model.PutGateway;
import com.example.landlord.model.QuantityInput;
import com.example.landlord.model.QuotaCheck;
import com.example.landlord.model.QuotaExceededProblem;
import com.example.landlord.model.RecordUsage;
import com.example.landlord.model.RecordUsageRequest;
import com.example.landlord.model.Run;
import com.example.landlord.model.SetUsageLimit;
import com.example.landlord.model.TooManyRequestsProblem;
import com.example.landlord.model.UpdateOrganization;
import com.example.landlord.model.UsageEvent;
import com.example.landlord.model.UsageLimit;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.landlord.it.support.AdminKey;
import org.landlord.it.workflow.GatewayDouble;

/// The client that openapi-generator makes of the document, as it comes, does what a service does with Landlord.
/// Every test makes an organization of its own, so that the server may be shared.
public abstract class GeneratedClientSuite {

    /// Each takes some milliseconds.
    private static final int LOOKS = 500;

    private static final String METRIC = "agent_runtime_ms";

    private ApiClient client = new ApiClient();
    private String slug = "";

    /// Where the server is.
    protected abstract URI server();

    @BeforeEach
    void connect() {
        client = new ApiClient().setBasePath(server().toString().replaceAll("/$", ""));
        client.addDefaultHeader("Authorization", AdminKey.BEARER);
        slug = "gen-" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT);
    }

    @Test
    void a_limit_is_checked_before_and_after_usage() throws ApiException {
        Organization org = createOrganization();
        Project project = new ProjectsApi(client)
                .createProject(org.getOrgId(), new CreateProject().slug("app").name("App"), null, null);
        UsageLimit limit = new UsageLimitsApi(client)
                .setUsageLimit(
                        org.getOrgId(),
                        new SetUsageLimit()
                                .projectId(project.getProjectId())
                                .metric(METRIC)
                                .unit("ms")
                                .period(Period.MONTHLY)
                                .limitQuantity(quantity("10000000")),
                        null,
                        null,
                        null);
        assertThat(limit.getEnforcement()).isEqualTo(Enforcement.SOFT);
        assertThat(limit.getTimeZone()).isNull();

        QuotaCheck before = check(project);
        assertThat(before.getUsedQuantity()).isEqualByComparingTo("0");

        record(project, new RecordUsageRequest(usage(project, "42000")));
        QuotaCheck after = check(project);
        assertThat(after.getUsedQuantity()).isEqualByComparingTo("42000");
        assertThat(after.getRemainingQuantity()).isEqualByComparingTo("9958000");
        assertThat(after.getExceeded()).isFalse();
        assertThat(after.getLimit()).isEqualTo(limit);
    }

    @Test
    void the_rejection_by_a_hard_limit_has_a_type() throws ApiException, IOException {
        Project project = createProject();
        String token = new ApiKeysApi(client)
                .createOrgApiKey(
                        project.getOrgId(), new CreateApiKey().name("CI").addScopesItem("*"), null, null)
                .getToken();
        client.addDefaultHeader("Authorization", "Bearer " + token);
        new UsageLimitsApi(client)
                .setUsageLimit(
                        project.getOrgId(),
                        new SetUsageLimit()
                                .metric(METRIC)
                                .unit("ms")
                                .period(Period.ROLLING_24H)
                                .limitQuantity(quantity("10000000000"))
                                .enforcement(EnforcementOrNull.HARD),
                        null,
                        null,
                        null);
        record(project, new RecordUsageRequest(usage(project, "9999999990.5")));

        ApiException rejected = catchThrowableOfType(
                ApiException.class, () -> record(project, new RecordUsageRequest(usage(project, "300"))));

        assertThat(rejected.getCode()).isEqualTo(429);
        QuotaExceededProblem problem =
                TooManyRequestsProblem.fromJson(rejected.getResponseBody()).getQuotaExceededProblem();
        assertThat(problem.getLimit().getOrgId()).isEqualTo(project.getOrgId());
        assertThat(problem.getLimit().getProjectId()).isNull();
        assertThat(problem.getLimit().getPeriod()).isEqualTo(Period.ROLLING_24H);
        assertThat(problem.getLimitQuantity()).isEqualByComparingTo("10000000000");
        assertThat(problem.getUsedQuantity()).isEqualByComparingTo("9999999990.5");
        assertThat(problem.getReservedQuantity()).isEqualByComparingTo("0");
        assertThat(problem.getRemainingQuantity()).isEqualByComparingTo("9.5");
        assertThat(problem.getRequestedQuantity()).isEqualByComparingTo("300");
        assertThat(problem.getResetAt()).isAfter(problem.getWindowEnd());
        assertThat(Problem.fromJson(rejected.getResponseBody()).getCode()).isEqualTo(ProblemCode.QUOTA_EXCEEDED);
    }

    @Test
    void usage_is_exact_and_recorded_once() throws ApiException {
        Project project = createProject();
        RecordUsageRequest request =
                new RecordUsageRequest(usage(project, "0.1").eventId("evt_once").runId("run_123"));

        UsageEvent first = (UsageEvent) record(project, request);
        UsageEvent again = (UsageEvent) record(project, request);

        assertThat(first.getQuantity()).isEqualByComparingTo("0.1");
        assertThat(first.getObservedAt()).isEqualTo(first.getRecordedAt());
        assertThat(again).isEqualTo(first);
    }

    @Test
    void usage_is_recorded_in_batches() throws ApiException {
        Project project = createProject();
        RecordUsageRequest batch = new RecordUsageRequest(List.of(
                usage(project, "999999999999.999999999"),
                usage(project, "1").quantity(new QuantityInput("0.000000001"))));

        BatchOutcome outcome = (BatchOutcome) record(project, batch);

        assertThat(outcome.getAccepted()).isEqualTo(2);
        assertThat(new UsageApi(client)
                        .summarizeUsage(
                                project.getOrgId(), null, METRIC, null, null, null, null, null, null, null, null, null)
                        .getItems())
                .singleElement()
                .satisfies(total -> assertThat(total.getQuantity()).isEqualByComparingTo("1000000000000"));
    }

    @Test
    void a_list_is_walked_page_by_page() throws ApiException {
        for (int i = 0; i < 3; i++) {
            create(slug + "-" + i, null);
        }
        List<String> slugs = new ArrayList<>();
        String cursor = null;
        do {
            OrganizationPage page = new OrganizationsApi(client).listOrganizations(null, null, null, 2, cursor);
            assertThat(page.getItems()).hasSizeLessThanOrEqualTo(2);
            page.getItems().forEach(org -> slugs.add(org.getSlug()));
            cursor = page.getNextCursor();
        } while (cursor != null);
        assertThat(slugs).isSorted().contains(slug + "-0", slug + "-1", slug + "-2");
    }

    @Test
    void a_problem_is_told_apart_by_its_code() throws IOException, ApiException {
        createOrganization();
        ApiException refused = catchThrowableOfType(ApiException.class, this::createOrganization);

        assertThat(refused.getCode()).isEqualTo(409);
        Problem problem = Problem.fromJson(refused.getResponseBody());
        assertThat(problem.getCode()).isEqualTo(ProblemCode.DUPLICATE_ID);
        assertThat(problem.getKind()).isEqualTo("org");
        assertThat(problem.getField()).isEqualTo("slug");
        assertThat(problem.getValue()).isEqualTo(slug);
    }

    @Test
    void a_create_is_safe_to_repeat_under_a_key() throws ApiException {
        String key = UUID.randomUUID().toString();
        Organization first = create(slug, key);
        assertThat(create(slug, key)).isEqualTo(first);
    }

    @Test
    void a_change_is_guarded_by_an_etag() throws ApiException {
        OrganizationsApi organizations = new OrganizationsApi(client);
        Organization org = createOrganization();
        ApiResponse<Organization> seen = organizations.getOrganizationWithHttpInfo(org.getOrgId(), null, null);
        String etag = seen.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("ETag"))
                .findFirst()
                .orElseThrow()
                .getValue()
                .getFirst();

        UpdateOrganization rename = new UpdateOrganization().name("Renamed");
        assertThat(organizations
                        .updateOrganization(org.getOrgId(), rename, etag, null, null)
                        .getName())
                .isEqualTo("Renamed");
        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> organizations.updateOrganization(org.getOrgId(), rename, etag, null, null));
        assertThat(refused.getCode()).isEqualTo(412);
    }

    @Test
    void the_audit_is_exported() throws ApiException {
        Project project = createProject();
        AuditExport export = new AuditTrailApi(client).exportAudit(project.getOrgId(), null, null);
        assertThat(export.getProjects()).containsExactly(project);
        assertThat(export.getBilling()).isNull();
        assertThat(export.getAuditEvents())
                .extracting(AuditEvent::getAction)
                .containsExactly("org.create", "project.create", "audit.export");
    }

    @Test
    void a_run_is_launched_and_its_approval_decided() throws ApiException {
        Project project = createProject();
        GatewaysApi gateways = new GatewaysApi(client);
        RunsApi runs = new RunsApi(client);
        String org = project.getOrgId();
        try (GatewayDouble engine = GatewayDouble.create()) {
            PutGateway settings = new PutGateway()
                    .name("Agents")
                    .baseUrl(engine.url().toString())
                    .token("env:" + "LANDLORD_GATEWAY_TOKEN_TEST");
            gateways.putGateway(slug, settings, null, null, null);
            Run run = runs.launchRun(
                    org,
                    project.getProjectId(),
                    new LaunchRun().workflow("select").gatewayId(slug).putInputItem("name", "Ada"),
                    null,
                    null);
            Approval approval = awaitApproval(org, run.getRunId());
            assertThat(approval.getOptions()).extracting(ApprovalOption::getKey).contains("blue");

            Approval decided = new ApprovalsApi(client)
                    .decideApproval(
                            org,
                            approval.getApprovalId(),
                            new DecideApproval().approved(true).selected("blue").note("the sea"),
                            null,
                            null);

            assertThat(decided.getStatus()).isEqualTo(ApprovalStatus.APPROVED);
            assertThat(runs.listRunEvents(org, run.getRunId(), null, null, null).getItems())
                    .isNotEmpty();
        }
    }

    /// Has the server look until it has seen the approval of a run.
    private Approval awaitApproval(String org, String runId) throws ApiException {
        List<Approval> found = List.of();
        for (int i = 0; i < LOOKS && found.isEmpty(); i++) {
            new GatewaysApi(client).checkGateway(slug, null);
            found = new ApprovalsApi(client)
                    .listApprovals(org, null, runId, null, null, null, null, null)
                    .getItems();
        }
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private Organization createOrganization() throws ApiException {
        return create(slug, null);
    }

    private Organization create(String newSlug, @Nullable String key) throws ApiException {
        return new OrganizationsApi(client)
                .createOrganization(
                        new CreateOrganization()
                                .slug(newSlug)
                                .name("Acme Inc.")
                                .putMetadataItem("region", "eu-central-1"),
                        key,
                        null);
    }

    private Project createProject() throws ApiException {
        return new ProjectsApi(client)
                .createProject(
                        createOrganization().getOrgId(),
                        new CreateProject().slug("app").name("App"),
                        null,
                        null);
    }

    private Object record(Project project, RecordUsageRequest request) throws ApiException {
        return new UsageApi(client)
                .recordUsage(project.getOrgId(), request, null, null, null, null)
                .getActualInstance();
    }

    private QuotaCheck check(Project project) throws ApiException {
        return new UsageLimitsApi(client)
                .checkUsageLimit(
                        project.getOrgId(), METRIC, "ms", Period.MONTHLY, project.getProjectId(), null, null, null);
    }

    private static RecordUsage usage(Project project, String amount) {
        return new RecordUsage()
                .projectId(project.getProjectId())
                .metric(METRIC)
                .unit("ms")
                .quantity(quantity(amount));
    }

    private static QuantityInput quantity(String amount) {
        return new QuantityInput(new BigDecimal(amount));
    }
}
