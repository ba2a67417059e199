package org.landlord.port.contracts.out.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;
import static org.landlord.port.contracts.out.Tenant.PROJECT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.Deciders;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;

/// The contract of [org.landlord.port.out.workflow.ApprovalPolicyStore].
public abstract class ApprovalPolicyStoreContract extends StorageContract {

    private static final PolicyId POLICY = new PolicyId("A:_-z0");

    private Tenant tenantWithProject() {
        Tenant tenant = newTenant();
        write(stores -> stores.projects().insert(tenant.project(PROJECT.value(), "project")));
        return tenant;
    }

    private static ApprovalPolicy full(Tenant tenant, Duration deadline) {
        List<Integer> entries =
                IntStream.range(0, Deciders.MAX_ENTRIES).boxed().toList().reversed();
        return new ApprovalPolicy(
                tenant.orgId(),
                POLICY,
                PROJECT,
                new Label("workflow " + UNICODE),
                new NodeId(UNICODE + "x".repeat(200)),
                new Deciders(
                        entries.stream()
                                .map(i -> new Label("role " + UNICODE + i))
                                .toList(),
                        entries.stream().map(i -> new TeamId("A:_-z" + i)).toList(),
                        entries.stream()
                                .map(i -> new UserId("user " + UNICODE + i))
                                .toList()),
                ApprovalPolicy.MAX_REQUIRED,
                true,
                deadline,
                true,
                Instant.parse("0001-01-01T00:00:00.001Z"),
                Instant.parse("9999-12-31T23:59:59.999Z"));
    }

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = tenantWithProject();
        for (Duration deadline :
                List.of(ApprovalPolicy.MIN_DEADLINE, Duration.ofMillis(1_001), ApprovalPolicy.MAX_DEADLINE)) {
            ApprovalPolicy policy = full(tenant, deadline);
            write(stores -> stores.approvalPolicies().put(policy));

            ApprovalPolicy found = find(stores -> stores.approvalPolicies().find(tenant.orgId(), POLICY))
                    .orElseThrow();
            assertThat(found).isEqualTo(policy);
            assertThat(found.version()).isEqualTo(policy.version());
        }
    }

    @Test
    void aPolicyPutAgainIsReplaced_includingOptionalFields() {
        Tenant tenant = tenantWithProject();
        ApprovalPolicy bare = tenant.workflows().policy(POLICY.value(), null);
        ApprovalPolicy full = full(tenant, Duration.ofDays(1));
        for (ApprovalPolicy next : List.of(full, bare, full, bare)) {
            write(stores -> stores.approvalPolicies().put(next));

            assertThat(list(stores -> stores.approvalPolicies().list(tenant.orgId(), null, 10)))
                    .containsExactly(next);
        }
    }

    @Test
    void aPolicyOfAMissingOrganizationOrProjectIsRefused() {
        Tenant missing = new Tenant(Fixtures.organization());
        Tenant without = newTenant();

        assertThatThrownBy(() -> write(stores ->
                        stores.approvalPolicies().put(missing.workflows().policy("policy", null))))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> write(stores ->
                        stores.approvalPolicies().put(without.workflows().policy("policy", PROJECT))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aDeletedPolicyIsNotFound_andThoseOfOtherOrganizationsStay() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        for (Tenant tenant : List.of(one, other)) {
            write(stores -> stores.approvalPolicies().put(tenant.workflows().policy("same", null)));
        }

        write(stores -> stores.approvalPolicies().delete(one.orgId(), new PolicyId("same")));
        write(stores -> stores.approvalPolicies().delete(one.orgId(), new PolicyId("same")));

        assertThat(find(stores -> stores.approvalPolicies().find(one.orgId(), new PolicyId("same"))))
                .isEmpty();
        assertThat(find(stores -> stores.approvalPolicies().find(other.orgId(), new PolicyId("same"))))
                .contains(other.workflows().policy("same", null));
    }

    @Test
    void policiesAreListedByIdAndCounted() {
        Tenant tenant = tenantWithProject();
        Tenant other = newTenant();
        List<String> inOrder = List.of("-", "0", "9", ":", "A", "Z", "_", "a", "a-", "a-b", "a0", "aB", "a_", "aa");
        List<String> shuffled = new ArrayList<>(inOrder);
        Collections.reverse(shuffled);
        write(stores -> {
            shuffled.forEach(id ->
                    stores.approvalPolicies().put(tenant.workflows().policy(id, id.startsWith("a") ? PROJECT : null)));
            stores.approvalPolicies().put(other.workflows().policy("b", null));
        });

        for (int i = 1; i <= inOrder.size() + 1; i++) {
            int limit = i;
            List<ApprovalPolicy> listed = pages(
                    limit,
                    (stores, last) -> stores.approvalPolicies()
                            .list(tenant.orgId(), last == null ? null : last.policyId(), limit));
            assertThat(listed).extracting(policy -> policy.policyId().value()).isEqualTo(inOrder);
        }
        assertThat(count(tenant)).isEqualTo(inOrder.size());
        assertThat(count(other)).isEqualTo(1);
        assertThat(count(newTenant())).isZero();
    }

    private int count(Tenant tenant) {
        return unitOfWork().read(stores -> stores.approvalPolicies().count(tenant.orgId()));
    }

    @Test
    void deletingAProjectDeletesItsPoliciesAlone() {
        Tenant tenant = tenantWithProject();
        write(stores -> {
            stores.approvalPolicies().put(tenant.workflows().policy("of-project", PROJECT));
            stores.approvalPolicies().put(tenant.workflows().policy("of-all", null));
        });

        write(stores -> stores.projects().delete(tenant.orgId(), PROJECT));

        assertThat(list(stores -> stores.approvalPolicies().list(tenant.orgId(), null, 10)))
                .containsExactly(tenant.workflows().policy("of-all", null));
    }
}
