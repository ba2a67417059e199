package org.landlord.application.workflow;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Principal;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.OnExceeded;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.Window;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.domain.workflow.UsageMapping;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalMode;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.audit.ListAuditEvents;
import org.landlord.port.in.quota.ReservationView;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.SummarizeUsage;
import org.landlord.port.in.workflow.CreateGateway;
import org.landlord.port.in.workflow.GatewaySettings;
import org.landlord.port.in.workflow.LaunchRun;
import org.landlord.port.in.workflow.LaunchUsage;
import org.landlord.port.in.workflow.Reconciliation;
import org.landlord.port.in.workflow.approval.ApprovalView;
import org.landlord.port.in.workflow.approval.ListApprovals;

/// Two organizations with a project each, on one gateway of the platform.
final class WorkflowWorld {

    static final Caller OPERATOR = Caller.operator(new ActorId("operator"));
    static final OrgId ACME = new OrgId("acme");
    static final OrgId GLOBEX = new OrgId("globex");
    static final ProjectId PROJECT = new ProjectId("app");
    static final GatewayKey GATEWAY = new GatewayKey(null, new GatewayId("shared"));
    static final Label RUNS = new Label("run_count");
    static final Label COUNT = new Label("count");

    final InMemory memory = new InMemory();
    final LandlordApplication landlord = memory.landlord();
    final EngineInMemory engine = memory.engine();

    WorkflowWorld() {
        this(List.of());
    }

    WorkflowWorld(List<UsageMapping> usage) {
        for (OrgId orgId : List.of(ACME, GLOBEX)) {
            landlord.organizations()
                    .create(
                            OPERATOR,
                            new CreateOrganization(
                                    orgId, new Slug(orgId.value()), new Name(orgId.value()), Metadata.empty()));
            landlord.projects()
                    .create(
                            OPERATOR,
                            new CreateProject(orgId, PROJECT, new Slug("app"), new Name("App"), Metadata.empty()));
        }
        landlord.gateways().create(OPERATOR, new CreateGateway(null, GATEWAY.gatewayId(), settings(usage)));
    }

    static GatewaySettings settings(List<UsageMapping> usage) {
        return new GatewaySettings(
                new Name("Shared"),
                new GatewayUrl("https://gateway.example.com/"),
                TokenReference.of("env:LANDLORD_GATEWAY_TOKEN_SHARED"),
                null,
                usage);
    }

    Gateway gateway() {
        return landlord.gateways().get(OPERATOR, GATEWAY).gateway();
    }

    static Caller user(OrgId orgId, String userId) {
        return new Caller(
                new Principal.User(orgId, new UserId(userId), null, Map.of(PROJECT, Set.of(ProjectRole.OPERATOR))),
                Origin.unknown());
    }

    static LaunchRun launching(OrgId orgId, @Nullable String runId, String workflow, LaunchUsage... usage) {
        return new LaunchRun(
                orgId,
                PROJECT,
                runId == null ? null : new RunId(runId),
                null,
                new Label(workflow),
                Metadata.empty(),
                List.of(usage));
    }

    static LaunchUsage oneRun() {
        return using(RUNS, "1");
    }

    static LaunchUsage using(Label metric, String quantity) {
        return new LaunchUsage(metric, COUNT, Quantity.of(new BigDecimal(quantity)));
    }

    Run launch(Caller caller, String runId, LaunchUsage... usage) {
        return landlord.runs()
                .launch(caller, launching(orgOf(caller), runId, "hello", usage))
                .value();
    }

    private static OrgId orgOf(Caller caller) {
        return caller.boundTo() == null ? ACME : caller.boundTo();
    }

    Run run(OrgId orgId, String runId) {
        return landlord.runs().get(OPERATOR, orgId, new RunId(runId));
    }

    Page<RunEvent> events(Caller caller, OrgId orgId, String runId) {
        return landlord.runs().events(caller, orgId, new RunId(runId), 0, new PageRequest(10, null));
    }

    Reconciliation reconcile() {
        return landlord.workflowMaintenance().reconcile(GATEWAY).orElseThrow();
    }

    void limit(Label metric, String quantity, Enforcement enforcement, OnExceeded onExceeded) {
        landlord.usageLimits()
                .set(
                        OPERATOR,
                        new SetUsageLimit(
                                new LimitKey(ACME, null, metric, COUNT, Period.MONTHLY),
                                Quantity.of(new BigDecimal(quantity)),
                                enforcement,
                                null,
                                null,
                                null,
                                onExceeded,
                                Precondition.none()));
    }

    /// A run of a user that waits for an approval, as Landlord knows it.
    Approval asked(Caller caller, String runId, ApprovalMode mode) {
        Run run = launch(caller, runId);
        engine.ask(run.gatewayRunId(), mode);
        reconcile();
        return approvals(run.orgId()).stream()
                .map(ApprovalView::approval)
                .filter(approval -> approval.runId().equals(run.runId()))
                .findFirst()
                .orElseThrow();
    }

    List<ApprovalView> approvals(OrgId orgId) {
        return landlord.approvals()
                .list(OPERATOR, new ListApprovals(orgId, null, null, null, null, false), new PageRequest(100, null))
                .items();
    }

    List<UsageEvent> usage(OrgId orgId) {
        return landlord.usage()
                .list(
                        OPERATOR,
                        new UsageQuery(orgId, null, null, null, null, Window.always()),
                        new PageRequest(100, null))
                .items();
    }

    /// The sum of what was used, however many events there are.
    BigDecimal used(OrgId orgId, Label metric) {
        SummarizeUsage ofMetric = new SummarizeUsage(orgId, null, metric, Window.always(), false, null, null);
        return landlord.usage()
                .summarize(OPERATOR, ofMetric, new PageRequest(1, null))
                .items()
                .getFirst()
                .quantity()
                .toBigDecimal();
    }

    void record(OrgId orgId, EventId eventId, Label metric, String quantity) {
        landlord.usage()
                .record(
                        OPERATOR,
                        orgId,
                        new RecordUsage(
                                eventId,
                                PROJECT,
                                null,
                                metric,
                                Quantity.of(new BigDecimal(quantity)),
                                COUNT,
                                null,
                                Metadata.empty()));
    }

    List<QuotaReservation> reservations(OrgId orgId) {
        return landlord.quotaReservations().list(OPERATOR, orgId, null, new PageRequest(100, null)).items().stream()
                .map(ReservationView::reservation)
                .toList();
    }

    /// The actions of the audit log, oldest first.
    List<String> actions(OrgId orgId) {
        ListAuditEvents all = new ListAuditEvents(orgId, null, null, null, null, null, Window.always());
        return landlord.auditTrail().list(OPERATOR, all, new PageRequest(500, null)).items().stream()
                .map(AuditEvent::action)
                .map(Label::value)
                .toList();
    }

    void pass(Duration time) {
        memory.pass(time);
    }
}
