package org.landlord.application.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.audit.Changes;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.workflow.approval.ApprovalPolicies;
import org.landlord.port.in.workflow.approval.PutApprovalPolicy;
import org.landlord.port.out.Stores;

public final class ApprovalPolicyUseCases implements ApprovalPolicies {

    private static final String KIND = "approval_policy";

    private final UseCaseContext ports;

    public ApprovalPolicyUseCases(UseCaseContext ports) {
        this.ports = ports;
    }

    /// All policies of an organization.
    static List<ApprovalPolicy> all(Stores stores, OrgId orgId) {
        return stores.approvalPolicies().list(orgId, null, MAX_POLICIES);
    }

    @Override
    public Upserted<ApprovalPolicy> put(Caller caller, PutApprovalPolicy command) {
        OrgId orgId = command.orgId();
        return ports.gate().write(caller, AccessRequirement.of(Operation.PUT_APPROVAL_POLICY, orgId), stores -> {
            Lookups.org(stores, orgId);
            requireKnown(stores, command);
            ApprovalPolicy before =
                    stores.approvalPolicies().find(orgId, command.policyId()).orElse(null);
            command.precondition().check(before == null ? null : before.version());
            if (before == null && stores.approvalPolicies().count(orgId) >= MAX_POLICIES) {
                throw new Conflict("the organization has " + MAX_POLICIES + " approval policies, which is the maximum");
            }
            Instant now = ports.clock().now();
            ApprovalPolicy after = policy(command, before == null ? now : before.createdAt(), now);
            if (before != null && Changes.areNone(before, after)) {
                return new Upserted<>(before, false);
            }
            stores.approvalPolicies().put(after);
            audit(stores, caller, AuditAction.APPROVAL_POLICY_UPSERT, after, Changes.told(before, after), now);
            return new Upserted<>(after, before == null);
        });
    }

    private static ApprovalPolicy policy(PutApprovalPolicy command, Instant createdAt, Instant updatedAt) {
        return new ApprovalPolicy(
                command.orgId(),
                command.policyId(),
                command.projectId(),
                command.workflow(),
                command.nodeId(),
                command.deciders(),
                command.requiredApprovals(),
                command.selfApproval(),
                command.deadline(),
                command.noteRequired(),
                createdAt,
                updatedAt);
    }

    /// Users may come later, with their first sign-in.
    private static void requireKnown(Stores stores, PutApprovalPolicy command) {
        Lookups.mentioned(stores, command.orgId(), command.projectId());
        Violations violations = new Violations();
        for (int i = 0; i < command.deciders().teams().size(); i++) {
            if (stores.teams()
                    .find(command.orgId(), command.deciders().teams().get(i))
                    .isEmpty()) {
                violations.addAll(InvalidInput.of(String.valueOf(i), "must name a team of the organization")
                        .at("teams"));
            }
        }
        violations.throwIfAny();
    }

    private void audit(
            Stores stores, Caller caller, AuditAction action, ApprovalPolicy policy, Map<String, ?> told, Instant now) {
        AuditEntry.of(action, policy.orgId(), policy.projectId(), policy.policyId(), told)
                .write(ports.ids(), stores, caller, now);
    }

    @Override
    public Page<ApprovalPolicy> list(Caller caller, OrgId orgId, PageRequest page) {
        return ports.gate().read(caller, AccessRequirement.of(Operation.LIST_APPROVAL_POLICIES, orgId), stores -> {
            Lookups.org(stores, orgId);
            return Listing.of("approval-policies", orgId)
                    .page(
                            page,
                            policy -> Listing.Key.of(policy.policyId()),
                            (after, limit) -> stores.approvalPolicies().list(orgId, policyId(after), limit));
        });
    }

    private static @Nullable PolicyId policyId(Listing.@Nullable Key key) {
        return key == null ? null : new PolicyId(key.text(0));
    }

    @Override
    public ApprovalPolicy get(Caller caller, OrgId orgId, PolicyId policyId) {
        return ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.GET_APPROVAL_POLICY, orgId),
                        stores -> required(stores, orgId, policyId));
    }

    @Override
    public void delete(Caller caller, OrgId orgId, PolicyId policyId, Precondition precondition) {
        ports.gate().write(caller, AccessRequirement.of(Operation.DELETE_APPROVAL_POLICY, orgId), stores -> {
            ApprovalPolicy before = required(stores, orgId, policyId);
            precondition.check(before.version());
            stores.approvalPolicies().delete(orgId, policyId);
            audit(
                    stores,
                    caller,
                    AuditAction.APPROVAL_POLICY_DELETE,
                    before,
                    Changes.told(before, null),
                    ports.clock().now());
            return policyId;
        });
    }

    private static ApprovalPolicy required(Stores stores, OrgId orgId, PolicyId policyId) {
        Lookups.org(stores, orgId);
        return stores.approvalPolicies().find(orgId, policyId).orElseThrow(() -> new NotFound(KIND, policyId));
    }
}
