package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.adapter.cli.WorkflowSamples.PROJECT;
import static org.landlord.adapter.cli.WorkflowSamples.REPORT;
import static org.landlord.adapter.cli.WorkflowSamples.THEN;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.domain.workflow.approval.ApprovalValue;
import org.landlord.domain.workflow.approval.Decision;
import org.landlord.domain.workflow.approval.Outcome;
import org.landlord.port.in.workflow.approval.ApprovalView;
import org.landlord.port.in.workflow.approval.DecideApproval;
import org.landlord.port.in.workflow.approval.ListApprovals;

class ApprovalCommandsTest {

    private static final String DECIDE = "approval decide apr_1 --org org_acme ";

    private final Cli cli = new Cli();
    private ApprovalsDouble approvals = knowing(ApprovalStatus.PENDING, List.of(), null);

    private static ApprovalsDouble knowing(ApprovalStatus status, List<Decision> decisions, @Nullable Outcome outcome) {
        ApprovalView view = WorkflowSamples.approval(
                status, decisions, outcome, List.of(WorkflowSamples.policy(Duration.ofHours(4))));
        return new ApprovalsDouble(view);
    }

    private int run(String line) {
        cli.landlord.approvals = approvals;
        return cli.run(line.strip().split(" "));
    }

    private static DecideApproval decision(boolean approved, @Nullable String note, @Nullable ApprovalValue value) {
        return new DecideApproval(RecordingLandlord.ACME, new ApprovalId("apr_1"), approved, note, value);
    }

    @Test
    @DisplayName("approvals are listed by their filters")
    void list() {
        assertThat(run("approval list --org org_acme --mine --status pending --project project_app --run run_1"
                        + " --workflow report"))
                .isZero();

        assertThat(approvals.asked)
                .containsExactly(new ListApprovals(
                        RecordingLandlord.ACME, PROJECT, new RunId("run_1"), REPORT, ApprovalStatus.PENDING, true));
    }

    @Test
    @DisplayName("approvals of all organizations are listed if that is said")
    void listAll() {
        cli.on(Map.of("LANDLORD_ORG", "org_acme"));

        assertThat(run("approval list --all-orgs")).isZero();
        assertThat(run("approval list --all-orgs --run run_1")).isEqualTo(2);

        assertThat(approvals.asked).containsExactly(new ListApprovals(null, null, null, null, null, false));
        assertThat(cli.err()).contains("--project and --run cannot be combined with --all-orgs");
    }

    @Test
    @DisplayName("each mode has its own choice")
    void decide() {
        run(DECIDE + "--approve");
        run(DECIDE + "--approve --note ok --select blue");
        run(DECIDE + "--approve --rank blue,red");
        run(DECIDE + "--approve --rank blue --rank red");
        run(DECIDE + "--deny --note no");

        ApprovalValue ranked = new ApprovalValue.Ranked(List.of("blue", "red"));
        assertThat(approvals.asked)
                .containsExactly(
                        decision(true, null, null),
                        decision(true, "ok", new ApprovalValue.Selected("blue")),
                        decision(true, null, ranked),
                        decision(true, null, ranked),
                        decision(false, "no", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--approve --deny",
                "--approve --select blue --rank blue,red",
                "--deny --select blue",
                "--deny --rank blue",
            })
    @DisplayName("a decision is one of two, with at most one choice")
    void contradictory(String options) {
        assertThat(run(DECIDE + options)).isEqualTo(2);
        assertThat(approvals.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''        | red  | 2 more people must choose the same
            blue      | blue | 1 more person must choose the same
            red,blue  | blue | 1 more person must choose the same
            """)
    @DisplayName("a decision that is not enough says how many more people must agree")
    void more(String before, String choice, String message) {
        List<Decision> decisions = before.isEmpty()
                ? List.of()
                : List.of(before.split(",")).stream()
                        .map(WorkflowSamples::chose)
                        .toList();
        approvals = knowing(ApprovalStatus.PENDING, decisions, null);

        assertThat(run(DECIDE + "--approve --select " + choice)).isZero();

        assertThat(cli.err()).isEqualTo("your decision is recorded; " + message + "\n");
        assertThat(cli.out()).contains("\"status\": \"pending\"");
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVERED, APPROVED, the approval is approved; the gateway has the outcome",
        "DUE, DENIED, the approval is denied; the gateway gets the outcome when it responds again",
        "NOT_NEEDED, APPROVED, the approval is approved"
    })
    @DisplayName("a decision that ends the approval says whether the gateway has the outcome")
    void ended(Outcome.Delivery delivery, ApprovalStatus status, String message) {
        approvals = knowing(status, List.of(), new Outcome(Outcome.Cause.DECISION, null, THEN, delivery, null));

        assertThat(run(DECIDE + "--approve")).isZero();

        assertThat(cli.err()).isEqualTo(message + "\n");
    }

    @Test
    @DisplayName("a refusal by a policy is exit code 5 with the reason; a decision that came too late is 6")
    void refused() {
        approvals.failure =
                new Forbidden("you launched this run, and the policy deploys does not permit self-approval");
        assertThat(run(DECIDE + "--approve")).isEqualTo(5);
        assertThat(cli.err()).contains("landlord: you launched this run, and the policy deploys does not permit");

        approvals.failure = new Conflict("the approval apr_1 is denied already");
        assertThat(run(DECIDE + "--approve")).isEqualTo(6);

        approvals.failure = InvalidInput.of("selected", "is required: one of blue, red");
        assertThat(run(DECIDE + "--approve")).isEqualTo(2);
        assertThat(cli.err()).endsWith("landlord: --select is required: one of blue, red\n");
    }
}
