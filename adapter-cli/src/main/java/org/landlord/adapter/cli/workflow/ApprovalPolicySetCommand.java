package org.landlord.adapter.cli.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.IfAbsentOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.Deciders;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.in.workflow.approval.PutApprovalPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord approval policy set`.
@Command(
        name = "set",
        description = "Creates a policy, or changes an existing one. It applies to pending approvals, too.",
        footer = {
            "",
            "Of an existing policy, options that are omitted keep their values; with --replace they have the defaults of a new",
            "one. All policies that match an approval apply, each with all its rules: the strictest value of each rule counts.",
            "",
            "Examples:",
            "  landlord approval policy set deploys --org org_acme --workflow deploy --team team_ops --required 2 \\",
            "      --deadline 4h",
            "  landlord approval policy set deploys --org org_acme --note-required"
        })
final class ApprovalPolicySetCommand implements CliCommand {

    @Mixin
    private OrgOption org;

    @Parameters(paramLabel = "POLICY", description = "Policy id.")
    private PolicyId policyId;

    @Option(
            names = "--project",
            paramLabel = "PROJECT",
            description = "Project whose approvals it matches. Default of a new policy: all.")
    private @Nullable ProjectId projectId;

    @Option(
            names = "--workflow",
            paramLabel = "WORKFLOW",
            description = "Workflow whose approvals it matches. Default of a new policy: all.")
    private @Nullable Label workflow;

    @Option(
            names = "--node",
            paramLabel = "NODE",
            description = "Node of the workflow whose approvals it matches. Default of a new policy: all.")
    private @Nullable NodeId nodeId;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description =
                    "Members with this role may decide: a role in the organization, such as owner, or a role of a team"
                            + " in the project. Without --role, --team and --user, everybody with the permission"
                            + " approval:decide may. Repeatable.")
    private @Nullable List<Label> roles;

    @Option(names = "--team", paramLabel = "TEAM", description = "Members of this team may decide. Repeatable.")
    private @Nullable List<TeamId> teams;

    @Option(names = "--user", paramLabel = "USER", description = "This user may decide. Repeatable.")
    private @Nullable List<UserId> users;

    @Option(
            names = "--required",
            paramLabel = "N",
            description = "Number of different people who must approve, 1 to 20. Default of a new policy: 1.")
    private @Nullable Integer required;

    @Option(names = "--self-approval", description = "The user who launched or last resumed the run may decide.")
    private boolean selfApproval;

    @Option(
            names = "--no-self-approval",
            description = "The user who launched or last resumed the run may not decide. Default of a new policy.")
    private boolean noSelfApproval;

    @Option(
            names = "--deadline",
            paramLabel = "DURATION",
            description = "Time after the request, such as 4h, at which the answer is a denial. Maximum: 90d.")
    private @Nullable Duration deadline;

    @Option(names = "--no-deadline", description = "Approvals wait without a deadline. Default of a new policy.")
    private boolean noDeadline;

    @Option(names = "--note-required", description = "A decision requires a note.")
    private boolean noteRequired;

    @Option(names = "--no-note-required", description = "A decision requires no note. Default of a new policy.")
    private boolean noNoteRequired;

    @Option(names = "--replace", description = "Do not keep the values of an existing policy.")
    private boolean replace;

    @Mixin
    private IfAbsentOption ifAbsent;

    @Override
    public ExitCode run(Session session) {
        requireOne(selfApproval, noSelfApproval, "--self-approval and --no-self-approval");
        requireOne(deadline != null, noDeadline, "--deadline and --no-deadline");
        requireOne(noteRequired, noNoteRequired, "--note-required and --no-note-required");
        boolean keepsNothing = replace || ifAbsent.precondition() instanceof Precondition.Absent;
        ApprovalPolicy before = keepsNothing ? null : stored(session);
        return session.printUpserted(
                ApprovalPolicyCommand.view(),
                session.landlord().approvalPolicies().put(session.caller(), command(before)));
    }

    private static void requireOne(boolean one, boolean other, String names) {
        if (one && other) {
            throw new InvalidArguments(names + " are mutually exclusive");
        }
    }

    private @Nullable ApprovalPolicy stored(Session session) {
        try {
            return session.landlord().approvalPolicies().get(session.caller(), org.id(), policyId);
        } catch (NotFound _) {
            return null;
        }
    }

    /// @param before the policy whose values are kept; null for none
    private PutApprovalPolicy command(@Nullable ApprovalPolicy before) {
        return before == null ? created() : changed(before);
    }

    private PutApprovalPolicy created() {
        return new PutApprovalPolicy(
                org.id(),
                policyId,
                projectId,
                workflow,
                nodeId,
                deciders(Deciders.anybody()),
                required == null ? 1 : required,
                selfApproval,
                deadline,
                noteRequired,
                replace ? ifAbsent.precondition() : new Precondition.Absent());
    }

    private PutApprovalPolicy changed(ApprovalPolicy before) {
        Duration kept = deadline == null ? before.deadline() : deadline;
        return new PutApprovalPolicy(
                org.id(),
                policyId,
                projectId == null ? before.projectId() : projectId,
                workflow == null ? before.workflow() : workflow,
                nodeId == null ? before.nodeId() : nodeId,
                deciders(before.deciders()),
                required == null ? before.requiredApprovals() : required,
                selfApproval || before.selfApproval() && !noSelfApproval,
                noDeadline ? null : kept,
                noteRequired || before.noteRequired() && !noNoteRequired,
                new Precondition.AnyOf(Set.of(before.version())));
    }

    private Deciders deciders(Deciders before) {
        return new Deciders(
                roles == null ? before.roles() : roles,
                teams == null ? before.teams() : teams,
                users == null ? before.users() : users);
    }
}
