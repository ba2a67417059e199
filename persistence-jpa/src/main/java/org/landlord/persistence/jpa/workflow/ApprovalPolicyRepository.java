package org.landlord.persistence.jpa.workflow;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.workflow.ApprovalPolicyStore;

/// The table `approval_policy`.
@Singleton
@StoreCall
class ApprovalPolicyRepository
        implements ApprovalPolicyStore, PanacheRepositoryBase<ApprovalPolicyRow, ApprovalPolicyKey> {

    private final RowWriter writes;

    ApprovalPolicyRepository(RowWriter writes) {
        this.writes = writes;
    }

    @Override
    public void put(ApprovalPolicy policy) {
        writes.put(ApprovalPolicyRow.toRow(policy));
    }

    @Override
    public void delete(OrgId orgId, PolicyId policyId) {
        writes.delete(() -> delete("id", ApprovalPolicyRow.key(orgId, policyId)));
    }

    @Override
    public Optional<ApprovalPolicy> find(OrgId orgId, PolicyId policyId) {
        return findByIdOptional(ApprovalPolicyRow.key(orgId, policyId)).map(ApprovalPolicyRow::toDomain);
    }

    @Override
    public List<ApprovalPolicy> list(OrgId orgId, @Nullable PolicyId after, int limit) {
        return find("id.orgId = ?1 and id.policyId > ?2 order by id.policyId", orgId.value(), Nullables.orEmpty(after))
                .page(Page.ofSize(limit))
                .stream()
                .map(ApprovalPolicyRow::toDomain)
                .toList();
    }

    @Override
    public int count(OrgId orgId) {
        return Math.toIntExact(count("id.orgId", orgId.value()));
    }
}
