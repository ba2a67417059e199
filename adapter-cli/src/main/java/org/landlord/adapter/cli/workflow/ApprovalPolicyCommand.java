package org.landlord.adapter.cli.workflow;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.number;
import static org.landlord.adapter.cli.output.Field.texts;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.truth;
import static org.landlord.adapter.cli.output.Field.word;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.ListCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `landlord approval policy`.
@Command(name = "policy", description = "Manages the policies for approvals of an organization.")
public final class ApprovalPolicyCommand implements CommandGroup {

    /// The fields of a policy.
    static View<ApprovalPolicy> view() {
        return View.of(
                detail("orgId", ApprovalPolicy::orgId),
                id("policyId", ApprovalPolicy::policyId),
                word("projectId", ApprovalPolicy::projectId),
                word("workflow", ApprovalPolicy::workflow),
                word("nodeId", ApprovalPolicy::nodeId),
                texts("roles", policy -> names(policy.deciders().roles())),
                texts("teams", policy -> names(policy.deciders().teams())),
                texts("users", policy -> names(policy.deciders().users())),
                number("requiredApprovals", ApprovalPolicy::requiredApprovals),
                truth("selfApproval", ApprovalPolicy::selfApproval),
                Field.<ApprovalPolicy>count("deadlineSeconds", policy -> seconds(policy.deadline()))
                        .weighing(Field.Weight.MAIN),
                truth("noteRequired", ApprovalPolicy::noteRequired),
                time("createdAt", ApprovalPolicy::createdAt),
                time("updatedAt", ApprovalPolicy::updatedAt));
    }

    private static List<String> names(Collection<?> things) {
        return things.stream().map(Object::toString).toList();
    }

    private static @Nullable Number seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    @Override
    public List<Object> commands() {
        return List.of(new ApprovalPolicySetCommand(), new ListAll(), new Get(), new Delete());
    }

    @Command(name = "list", description = "Lists the policies of an organization by id.")
    static final class ListAll extends ListCommand<ApprovalPolicy> {

        @Mixin
        private OrgOption org;

        ListAll() {
            super(ApprovalPolicyCommand::view);
        }

        @Override
        protected Page<ApprovalPolicy> fetch(Session session, PageRequest page) {
            return session.landlord().approvalPolicies().list(session.caller(), org.id(), page);
        }
    }

    @Command(name = "get", description = "Shows a policy.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "POLICY", description = "Policy id.")
        private PolicyId policyId;

        @Override
        public ExitCode run(Session session) {
            return session.print(
                    view(), session.landlord().approvalPolicies().get(session.caller(), org.id(), policyId));
        }
    }

    @Command(name = "delete", description = "Deletes a policy. Pending approvals no longer have to meet it.")
    static final class Delete implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "POLICY", description = "Policy id.")
        private PolicyId policyId;

        @Override
        public ExitCode run(Session session) {
            session.landlord().approvalPolicies().delete(session.caller(), org.id(), policyId, Precondition.none());
            return session.report("deleted approval policy " + policyId);
        }
    }
}
