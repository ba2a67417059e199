package org.landlord.port.contracts.out.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Tenant.PROJECT;
import static org.landlord.port.contracts.out.TenantWorkflows.RUN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.domain.workflow.approval.Decision;
import org.landlord.domain.workflow.approval.Outcome;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.workflow.ApprovalFilter;
import org.landlord.port.out.workflow.ApprovalPosition;

/// The contract of the lists of [org.landlord.port.out.workflow.ApprovalStore].
public abstract class ApprovalListsContract extends StorageContract {

    private static final RunId OTHER_RUN = new RunId("other");

    private static final Comparator<Approval> BY_ID =
            Comparator.comparing(Approval::orgId).thenComparing(Approval::approvalId);

    private static final Comparator<Approval> LATEST_FIRST = Comparator.<Approval, Instant>comparing(
                    approval -> approval.request().requestedAt())
            .thenComparing(BY_ID)
            .reversed();

    private static final List<Integer> PAGES = List.of(1, 3, 1_000);

    /// An organization with the runs [#RUN] and [#OTHER_RUN].
    private Tenant tenantWithRuns() {
        Tenant tenant = newTenant();
        write(stores -> {
            stores.projects().insert(tenant.project(PROJECT.value(), "project"));
            stores.runs().put(tenant.workflows().run(RUN.value()));
            stores.runs().put(tenant.workflows().run(OTHER_RUN.value()));
        });
        return tenant;
    }

    private static Decision decision() {
        return new Decision(new Run.Actor(ActorKind.USER, new ActorId("user")), true, "note", null, NOW);
    }

    /// Approvals of all sorts, in any order, several at the same time.
    private List<Approval> fill(Tenant tenant) {
        int count = 30;
        // Arbitrary, and the same in every execution.
        Random random = new Random(count);
        List<Approval> approvals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            OrgId owner = random.nextBoolean() ? tenant.orgId() : null;
            Approval plain = tenant.workflows()
                    .approval(
                            "apr-" + random.nextInt(1_000) + "-" + i,
                            random.nextBoolean() ? RUN : OTHER_RUN,
                            NOW.plusMillis(random.nextInt(10)));
            Approval placed = new Approval(
                    plain.orgId(),
                    plain.approvalId(),
                    plain.projectId(),
                    plain.runId(),
                    new GatewayKey(owner, new GatewayId("gateway-" + random.nextInt(2))),
                    new Label("workflow-" + random.nextInt(3)),
                    plain.request(),
                    ApprovalStatus.PENDING,
                    null,
                    random.nextBoolean() ? List.of() : List.of(decision()),
                    null);
            ApprovalStatus status = ApprovalStatus.values()[random.nextInt(4)];
            Outcome.Delivery delivery = Outcome.Delivery.values()[random.nextInt(3)];
            approvals.add(
                    status == ApprovalStatus.PENDING
                            ? placed
                            : placed.ended(status, new Outcome(Outcome.Cause.RUN_ENDED, null, NOW, delivery, null)));
        }
        Collections.shuffle(approvals, random);
        write(stores -> approvals.forEach(stores.approvals()::put));
        return approvals;
    }

    private static List<ApprovalFilter> filters() {
        List<ApprovalFilter> filters = new ArrayList<>(List.of(
                ApprovalFilter.all(),
                new ApprovalFilter(PROJECT, null, null, null),
                new ApprovalFilter(new ProjectId("other"), null, null, null),
                new ApprovalFilter(null, OTHER_RUN, null, null),
                new ApprovalFilter(null, null, new Label("workflow-1"), null),
                new ApprovalFilter(PROJECT, RUN, new Label("workflow-2"), ApprovalStatus.DENIED)));
        for (ApprovalStatus status : ApprovalStatus.values()) {
            filters.add(new ApprovalFilter(null, null, null, status));
        }
        return filters;
    }

    private static boolean matches(Approval approval, ApprovalFilter filter) {
        return isOrAny(filter.projectId(), approval.projectId())
                && isOrAny(filter.runId(), approval.runId())
                && isOrAny(filter.workflow(), approval.workflow())
                && isOrAny(filter.status(), approval.status());
    }

    private static boolean isOrAny(@Nullable Object asked, Object value) {
        return asked == null || asked.equals(value);
    }

    @Test
    void approvalsOfAnOrganizationAreListedTheLatestFirst_withEveryFilter() {
        Tenant tenant = tenantWithRuns();
        List<Approval> approvals = fill(tenant);
        fill(tenantWithRuns());

        for (ApprovalFilter filter : filters()) {
            List<Approval> expected = approvals.stream()
                    .filter(approval -> matches(approval, filter))
                    .sorted(LATEST_FIRST)
                    .toList();
            for (int limit : PAGES) {
                assertThat(this.<Approval>pages(
                                limit,
                                (stores, last) -> stores.approvals()
                                        .list(
                                                tenant.orgId(),
                                                filter,
                                                last == null ? null : ApprovalPosition.of(last),
                                                limit)))
                        .as(filter.toString())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void approvalsOfAllOrganizationsAreListedTheLatestFirst_withoutDeletedOrganizations() {
        List<Tenant> tenants = List.of(tenantWithRuns(), tenantWithRuns(), tenantWithRuns());
        List<Approval> approvals = new ArrayList<>();
        tenants.forEach(tenant -> approvals.addAll(fill(tenant)));
        OrgId going = tenants.get(1).orgId();
        write(stores -> stores.organizations().markDeleted(going, NOW));

        for (ApprovalFilter filter : filters()) {
            for (int limit : List.of(7, 1_000)) {
                List<Approval> all = pages(
                        limit,
                        (stores, last) -> stores.approvals()
                                .listAll(filter, last == null ? null : ApprovalPosition.of(last), limit));
                assertThat(all).isSortedAccordingTo(LATEST_FIRST).allMatch(one -> matches(one, filter));
                assertThat(all)
                        .filteredOn(approval -> isOfOne(approval, tenants))
                        .as(filter.toString())
                        .isEqualTo(approvals.stream()
                                .filter(one -> !one.orgId().equals(going) && matches(one, filter))
                                .sorted(LATEST_FIRST)
                                .toList());
            }
        }
    }

    private static boolean isOfOne(Approval approval, List<Tenant> tenants) {
        return tenants.stream().anyMatch(tenant -> tenant.orgId().equals(approval.orgId()));
    }

    @Test
    void openApprovalsOfAGatewayAreListedByOrganizationAndId_withoutDeletedOrganizations() {
        List<Tenant> tenants = List.of(tenantWithRuns(), tenantWithRuns(), tenantWithRuns());
        List<Approval> approvals = new ArrayList<>();
        tenants.forEach(tenant -> approvals.addAll(fill(tenant)));
        OrgId going = tenants.get(1).orgId();
        write(stores -> stores.organizations().markDeleted(going, NOW));

        for (OrgId owner : Arrays.asList(null, tenants.getFirst().orgId(), going)) {
            GatewayKey gateway = new GatewayKey(owner, new GatewayId("gateway-1"));
            List<Approval> expected = approvals.stream()
                    .filter(one -> !one.orgId().equals(going) && one.gateway().equals(gateway))
                    .filter(one -> one.isPending() || one.isDue())
                    .sorted(BY_ID)
                    .toList();
            for (int limit : PAGES) {
                assertThat(this.<Approval>pages(
                                limit,
                                (stores, last) -> stores.approvals()
                                        .listOpen(gateway, last == null ? null : ApprovalPosition.of(last), limit)))
                        .filteredOn(approval -> isOfOne(approval, tenants))
                        .isEqualTo(expected);
            }
        }
    }
}
