package org.landlord.adapter.cli.workflow;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.number;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.texts;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.truth;
import static org.landlord.adapter.cli.output.Field.word;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.ListCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.OrgOrAllOption;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.domain.workflow.approval.ApprovalOption;
import org.landlord.domain.workflow.approval.ApprovalRequest;
import org.landlord.domain.workflow.approval.ApprovalRules;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.domain.workflow.approval.ApprovalValue;
import org.landlord.domain.workflow.approval.Decision;
import org.landlord.domain.workflow.approval.Outcome;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.workflow.approval.ApprovalView;
import org.landlord.port.in.workflow.approval.Approvals;
import org.landlord.port.in.workflow.approval.ListApprovals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord approval`.
@Command(name = "approval", description = "Shows and decides approvals that runs wait for, and manages their policies.")
public final class ApprovalCommand implements CommandGroup {

    private static final View<ApprovalOption> OPTION = View.of(
            id("key", ApprovalOption::key),
            text("label", ApprovalOption::label),
            text("summary", ApprovalOption::summary));

    private static final View<Decision> DECISION = View.of(
            Field.nested("by", Views.ACTOR, Decision::decidedBy),
            truth("approved", Decision::approved),
            text("note", Decision::note),
            text("selected", decision -> selected(decision.value())),
            texts("ranked", decision -> ranked(decision.value())),
            time("decidedAt", Decision::decidedAt));

    private static final View<Outcome> OUTCOME = View.of(
            word("cause", outcome -> outcome.cause().label()),
            text("selected", outcome -> selected(outcome.value())),
            texts("ranked", outcome -> ranked(outcome.value())),
            time("endedAt", Outcome::endedAt),
            word("delivery", outcome -> outcome.delivery().label()),
            text("detail", Outcome::detail));

    private static final View<ApprovalRules> RULES = View.of(
            number("requiredApprovals", ApprovalRules::requiredApprovals),
            truth("selfApproval", ApprovalRules::selfApproval),
            truth("noteRequired", ApprovalRules::noteRequired),
            Field.things("policies", ApprovalPolicyCommand.view(), ApprovalRules::policies));

    private static @Nullable String selected(@Nullable ApprovalValue value) {
        return value instanceof ApprovalValue.Selected(String key) ? key : null;
    }

    private static @Nullable List<String> ranked(@Nullable ApprovalValue value) {
        return value instanceof ApprovalValue.Ranked(List<String> keys) ? keys : null;
    }

    /// The fields of an approval, the rules for it, and whether the caller may decide it.
    static View<ApprovalView> view() {
        return view(Field.Weight.MINOR);
    }

    /// @param orgWeight of the column `orgId`: minor in the list of one organization
    private static View<ApprovalView> view(Field.Weight orgWeight) {
        return new View<>(Stream.of(placeFields(orgWeight), requestFields(), stateFields())
                .flatMap(List::stream)
                .toList());
    }

    private static List<Field<ApprovalView>> placeFields(Field.Weight orgWeight) {
        Field<ApprovalView> org = of(word("orgId", Approval::orgId));
        return List.of(
                org.weighing(orgWeight),
                of(id("approvalId", Approval::approvalId)),
                of(detail("projectId", Approval::projectId)),
                of(word("runId", Approval::runId)),
                of(Field.<Approval, GatewayKey>nested("gateway", Views.GATEWAY_KEY, Approval::gateway)
                        .weighing(Field.Weight.MINOR)),
                of(word("workflow", Approval::workflow)));
    }

    private static List<Field<ApprovalView>> requestFields() {
        return List.of(
                ofRequest(word("nodeId", ApprovalRequest::nodeId)),
                ofRequest(Field.<ApprovalRequest>number("iteration", ApprovalRequest::iteration)
                        .weighing(Field.Weight.MINOR)),
                ofRequest(word("mode", request -> request.mode().label())),
                ofRequest(text("title", ApprovalRequest::title)),
                ofRequest(Field.<ApprovalRequest>text("summary", ApprovalRequest::summary)
                        .weighing(Field.Weight.MINOR)),
                ofRequest(Field.<ApprovalRequest, ApprovalOption>things("options", OPTION, ApprovalRequest::options)
                        .weighing(Field.Weight.MINOR)),
                ofRequest(Field.<ApprovalRequest>texts("allowedScopes", ApprovalRequest::allowedScopes)
                        .weighing(Field.Weight.MINOR)),
                ofRequest(Field.<ApprovalRequest>texts("allowedUsers", ApprovalRequest::allowedUsers)
                        .weighing(Field.Weight.MINOR)),
                ofRequest(Field.<ApprovalRequest>time("requestedAt", ApprovalRequest::requestedAt)
                        .weighing(Field.Weight.MAIN)));
    }

    private static List<Field<ApprovalView>> stateFields() {
        return List.of(
                of(id("status", approval -> approval.status().label())),
                of(Field.<Approval>time("deadlineAt", Approval::deadlineAt).weighing(Field.Weight.MAIN)),
                of(Field.<Approval, Decision>things("decisions", DECISION, Approval::decisions)
                        .weighing(Field.Weight.MINOR)),
                of(Field.<Approval, Outcome>nested("outcome", OUTCOME, Approval::outcome)
                        .weighing(Field.Weight.MINOR)),
                Field.<ApprovalView, ApprovalRules>nested("rules", RULES, ApprovalView::rules)
                        .weighing(Field.Weight.MINOR),
                truth("mayDecide", ApprovalView::mayDecide),
                Field.<ApprovalView>text("refusal", ApprovalView::refusal).weighing(Field.Weight.MINOR));
    }

    private static Field<ApprovalView> of(Field<Approval> field) {
        return field.within(ApprovalView::approval);
    }

    private static Field<ApprovalView> ofRequest(Field<ApprovalRequest> field) {
        Function<ApprovalView, ApprovalRequest> request =
                view -> view.approval().request();
        return field.within(request);
    }

    @Override
    public List<Object> commands() {
        return List.of(new ListAll(), new Get(), new ApprovalDecideCommand(), new ApprovalPolicyCommand());
    }

    @Command(
            name = "list",
            description = "Lists approvals of an organization or of all organizations, the latest request first.",
            footer = {
                "",
                "Examples:",
                "  landlord approval list --org org_acme --mine",
                "  landlord approval list --all-orgs --status pending"
            })
    static final class ListAll extends ListCommand<ApprovalView> {

        @Mixin
        private OrgOrAllOption org;

        @Option(names = "--mine", description = "Only pending ones that you may decide and have not decided.")
        private boolean mine;

        @Option(
                names = "--status",
                paramLabel = "STATUS",
                description = "Only approvals with this status: pending, approved, denied or withdrawn.")
        private @Nullable ApprovalStatus status;

        @Option(names = "--project", paramLabel = "PROJECT", description = "Only approvals of this project.")
        private @Nullable ProjectId projectId;

        @Option(names = "--run", paramLabel = "RUN", description = "Only approvals of this run.")
        private @Nullable RunId runId;

        @Option(names = "--workflow", paramLabel = "WORKFLOW", description = "Only approvals of this workflow.")
        private @Nullable Label workflow;

        ListAll() {
            super(ApprovalCommand::view);
        }

        @Override
        protected Page<ApprovalView> fetch(Session session, PageRequest page) {
            org.requireOrgFor("--project and --run", projectId != null || runId != null);
            OrgId orgId = org.orgId();
            ListApprovals query = new ListApprovals(orgId, projectId, runId, workflow, status, mine);
            Approvals approvals = session.landlord().approvals();
            return orgId == null
                    ? approvals.listOfAll(session.caller(), query, page)
                    : approvals.list(session.caller(), query, page);
        }
    }

    @Command(
            name = "get",
            description = "Shows an approval: the request, the rules for it, the decisions and the outcome.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "APPROVAL", description = "Approval id.")
        private ApprovalId approvalId;

        @Override
        public ExitCode run(Session session) {
            return session.print(view(), session.landlord().approvals().get(session.caller(), org.id(), approvalId));
        }
    }
}
