package org.landlord.adapter.cli.workflow;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.domain.workflow.approval.ApprovalValue;
import org.landlord.domain.workflow.approval.Decision;
import org.landlord.domain.workflow.approval.Outcome;
import org.landlord.port.in.workflow.approval.ApprovalView;
import org.landlord.port.in.workflow.approval.DecideApproval;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord approval decide`.
@Command(
        name = "decide",
        description = "Approves or denies an approval. Exits with 5 if a policy does not let you decide it.",
        footer = {
            "",
            "The decision is recorded first. When enough people have approved, or one has denied, the outcome is sent to the",
            "gateway; a gateway that does not respond gets it later. While the approval is pending, you can decide again.",
            "",
            "Examples:",
            "  landlord approval decide apr_01jdzzzzzzzzzzzzzzzzzzzzzz --org org_acme --approve --note \"reviewed\"",
            "  landlord approval decide apr_01jdzzzzzzzzzzzzzzzzzzzzzz --org org_acme --approve --select blue",
            "  landlord approval decide apr_01jdzzzzzzzzzzzzzzzzzzzzzz --org org_acme --approve --rank blue,green",
            "  landlord approval decide apr_01jdzzzzzzzzzzzzzzzzzzzzzz --org org_acme --deny --note \"wrong month\""
        })
final class ApprovalDecideCommand implements CliCommand {

    @Mixin
    private OrgOption org;

    @Parameters(paramLabel = "APPROVAL", description = "Approval id.")
    private ApprovalId approvalId;

    @Option(names = "--approve", description = "Approve.")
    private boolean approve;

    @Option(names = "--deny", description = "Deny.")
    private boolean deny;

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            description = "Reason for the decision, at most 2000 characters. Policies may require it.")
    private @Nullable String note;

    @Option(
            names = "--select",
            paramLabel = "KEY",
            description = "Key of the selected option. Required to approve with the mode select.")
    private @Nullable String selected;

    @Option(
            names = "--rank",
            paramLabel = "KEYS",
            split = ",",
            description =
                    "Keys of options, the best first, separated by commas. Required to approve with the mode rank.")
    private @Nullable List<String> ranked;

    @Override
    public ExitCode run(Session session) {
        if (approve == deny) {
            throw new InvalidArguments("decide with either --approve or --deny");
        }
        ApprovalValue value = value();
        DecideApproval command = new DecideApproval(org.id(), approvalId, approve, note, value);
        ApprovalView decided = session.landlord().approvals().decide(session.caller(), command);
        session.print(ApprovalCommand.view(), decided);
        return session.report(effect(decided, value));
    }

    private @Nullable ApprovalValue value() {
        if (selected != null && ranked != null) {
            throw new InvalidArguments("--select and --rank are mutually exclusive");
        }
        if (deny && (selected != null || ranked != null)) {
            throw new InvalidArguments("--select and --rank require --approve");
        }
        if (selected != null) {
            return new ApprovalValue.Selected(selected);
        }
        return ranked == null ? null : new ApprovalValue.Ranked(ranked);
    }

    /// What the decision has led to.
    private static String effect(ApprovalView decided, @Nullable ApprovalValue value) {
        Approval approval = decided.approval();
        Outcome outcome = approval.outcome();
        if (outcome == null) {
            return stillRequired(decided, value);
        }
        String result = "the approval is " + approval.status().label();
        return switch (outcome.delivery()) {
            case DELIVERED -> result + "; the gateway has the outcome";
            case DUE -> result + "; the gateway gets the outcome when it responds again";
            case NOT_NEEDED -> result;
        };
    }

    /// How many more people must choose the same.
    private static String stillRequired(ApprovalView decided, @Nullable ApprovalValue value) {
        long agreeing = decided.approval().decisions().stream()
                .filter(Decision::approved)
                .filter(decision -> Objects.equals(decision.value(), value))
                .count();
        long more = Math.max(1, decided.rules().requiredApprovals() - agreeing);
        String people = more == 1 ? "1 more person" : more + " more people";
        return "your decision is recorded; " + people + " must " + (value == null ? "approve" : "choose the same");
    }
}
