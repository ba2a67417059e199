package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.adapter.cli.WorkflowSamples.PROJECT;
import static org.landlord.adapter.cli.WorkflowSamples.REPORT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.Deciders;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.workflow.approval.ApprovalPolicies;
import org.landlord.port.in.workflow.approval.PutApprovalPolicy;

class ApprovalPolicyCommandTest {

    private static final PolicyId DEPLOYS = new PolicyId("deploys");
    private static final String SET = "approval policy set deploys --org org_acme ";
    private static final PutApprovalPolicy DEFAULTS = new PutApprovalPolicy(
            RecordingLandlord.ACME,
            DEPLOYS,
            null,
            null,
            null,
            Deciders.anybody(),
            1,
            false,
            null,
            false,
            new Precondition.Absent());

    private final Cli cli = new Cli();
    private final List<Object> asked = new ArrayList<>();
    private @Nullable ApprovalPolicy stored;

    @BeforeEach
    void connect() {
        cli.landlord.approvalPolicies = new Policies();
    }

    private int run(String line) {
        return cli.run(line.strip().split(" "));
    }

    @Test
    @DisplayName("a new policy has strict defaults and the given rules")
    void create() {
        assertThat(run(SET)).isZero();
        assertThat(
                        run(
                                SET
                                        + "--project project_app --workflow report --node deploy --role owner --team team_ops"
                                        + " --user user_bob --user user_eve --required 2 --self-approval --deadline 4h --note-required"))
                .isZero();

        assertThat(asked)
                .containsExactly(
                        DEFAULTS,
                        new PutApprovalPolicy(
                                RecordingLandlord.ACME,
                                DEPLOYS,
                                PROJECT,
                                REPORT,
                                new NodeId("deploy"),
                                new Deciders(
                                        List.of(new Label("owner")),
                                        List.of(new TeamId("team_ops")),
                                        List.of(new UserId("user_bob"), new UserId("user_eve"))),
                                2,
                                true,
                                Duration.ofHours(4),
                                true,
                                new Precondition.Absent()));
    }

    @Test
    @DisplayName("of an existing policy, omitted options keep their values, so that no rule is lost by omission")
    void change() {
        ApprovalPolicy before = WorkflowSamples.policy(Duration.ofHours(4));
        stored = before;

        assertThat(run(SET + "--required 3")).isZero();
        assertThat(run(SET + "--no-deadline --no-note-required --user user_eve"))
                .isZero();

        Precondition unchanged = new Precondition.AnyOf(Set.of(before.version()));
        assertThat(asked)
                .containsExactly(
                        put(before, before.deciders(), 3, before.deadline(), true, unchanged),
                        put(
                                before,
                                new Deciders(
                                        before.deciders().roles(),
                                        before.deciders().teams(),
                                        List.of(new UserId("user_eve"))),
                                2,
                                null,
                                false,
                                unchanged));
    }

    private static PutApprovalPolicy put(
            ApprovalPolicy like,
            Deciders deciders,
            int required,
            @Nullable Duration deadline,
            boolean noteRequired,
            Precondition precondition) {
        return new PutApprovalPolicy(
                like.orgId(),
                like.policyId(),
                like.projectId(),
                like.workflow(),
                like.nodeId(),
                deciders,
                required,
                like.selfApproval(),
                deadline,
                noteRequired,
                precondition);
    }

    @Test
    @DisplayName("--replace keeps nothing, and --if-absent replaces nothing")
    void replace() {
        stored = WorkflowSamples.policy(null);

        assertThat(run(SET + "--replace --required 2")).isZero();
        assertThat(run(SET + "--if-absent")).isZero();

        assertThat(asked)
                .containsExactly(
                        new PutApprovalPolicy(
                                RecordingLandlord.ACME,
                                DEPLOYS,
                                null,
                                null,
                                null,
                                Deciders.anybody(),
                                2,
                                false,
                                null,
                                false,
                                Precondition.none()),
                        DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--self-approval --no-self-approval",
                "--deadline 4h --no-deadline",
                "--note-required --no-note-required",
                "--required 0",
                "--deadline soon"
            })
    @DisplayName("contradictory and invalid options are refused")
    void invalid(String options) {
        assertThat(run(SET + options)).isEqualTo(2);
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("policies are listed, shown and deleted")
    void others() {
        stored = WorkflowSamples.policy(Duration.ofHours(4));

        assertThat(
                        run(
                                "approval policy list --org org_acme -o tsv --columns policyId,requiredApprovals,deadlineSeconds"))
                .isZero();
        assertThat(run("approval policy delete deploys --org org_acme")).isZero();
        stored = null;
        assertThat(run("approval policy get deploys --org org_acme")).isEqualTo(4);

        assertThat(cli.out()).isEqualTo("deploys\t2\t14400\n");
        assertThat(asked).containsExactly(DEPLOYS);
        assertThat(cli.err()).isEqualTo("""
                deleted approval policy deploys
                landlord: no approval_policy deploys (see landlord approval policy list)
                """);
    }

    private final class Policies implements ApprovalPolicies {

        @Override
        public Upserted<ApprovalPolicy> put(Caller caller, PutApprovalPolicy command) {
            asked.add(command);
            return new Upserted<>(WorkflowSamples.policy(null), true);
        }

        @Override
        public Page<ApprovalPolicy> list(Caller caller, OrgId orgId, PageRequest page) {
            return new Page<>(stored == null ? List.of() : List.of(stored), null);
        }

        @Override
        public ApprovalPolicy get(Caller caller, OrgId orgId, PolicyId policyId) {
            if (stored == null) {
                throw new NotFound("approval_policy", policyId);
            }
            return stored;
        }

        @Override
        public void delete(Caller caller, OrgId orgId, PolicyId policyId, Precondition precondition) {
            asked.add(policyId);
        }
    }
}
