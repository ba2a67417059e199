package org.landlord.adapter.memory.workflow;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.out.workflow.ApprovalPolicyStore;

public record MemoryApprovalPolicyStore(Tables tables, Transaction transaction) implements ApprovalPolicyStore {

    @Override
    public void put(ApprovalPolicy policy) {
        transaction.change(() -> {
            tables.requireProject(policy.orgId(), policy.projectId());
            tables.approvalPolicies().put(Key.of(policy.orgId(), policy.policyId()), policy);
        });
    }

    @Override
    public void delete(OrgId orgId, PolicyId policyId) {
        transaction.change(() -> tables.approvalPolicies().removeUnder(Key.of(orgId, policyId)));
    }

    @Override
    public Optional<ApprovalPolicy> find(OrgId orgId, PolicyId policyId) {
        return tables.approvalPolicies().find(Key.of(orgId, policyId));
    }

    @Override
    public List<ApprovalPolicy> list(OrgId orgId, @Nullable PolicyId after, int limit) {
        return Table.page(tables.approvalPolicies().under(Key.of(orgId)), ApprovalPolicy::policyId, after, limit);
    }

    @Override
    public int count(OrgId orgId) {
        return Math.toIntExact(tables.approvalPolicies().under(Key.of(orgId)).count());
    }
}
