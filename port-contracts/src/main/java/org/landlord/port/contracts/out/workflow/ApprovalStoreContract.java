package org.landlord.port.contracts.out.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;
import static org.landlord.port.contracts.out.Tenant.PROJECT;
import static org.landlord.port.contracts.out.TenantWorkflows.RUN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Approval;
import org.landlord.domain.workflow.ApprovalId;
import org.landlord.domain.workflow.ApprovalMode;
import org.landlord.domain.workflow.ApprovalOption;
import org.landlord.domain.workflow.ApprovalRequest;
import org.landlord.domain.workflow.ApprovalStatus;
import org.landlord.domain.workflow.ApprovalValue;
import org.landlord.domain.workflow.Decision;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.Outcome;
import org.landlord.domain.workflow.Run;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.workflow.ApprovalFilter;
import org.landlord.port.out.workflow.ApprovalPosition;

/// The contract of [org.landlord.port.out.workflow.ApprovalStore].
public abstract class ApprovalStoreContract extends StorageContract {

    private static final RunId OTHER_RUN = new RunId("other");

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00.001Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

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

    private static Approval full(Tenant tenant, ApprovalMode mode, ApprovalValue value, Outcome.Cause cause) {
        List<ApprovalOption> options = IntStream.range(0, 200)
                .mapToObj(i -> new ApprovalOption(UNICODE + i, "label\n" + UNICODE, i % 2 == 0 ? null : UNICODE))
                .toList();
        return new Approval(
                tenant.orgId(),
                new ApprovalId("A:_-z0"),
                PROJECT,
                OTHER_RUN,
                new GatewayKey(null, new GatewayId("A:_-z0")),
                new Label("workflow " + UNICODE),
                new ApprovalRequest(
                        new NodeId(UNICODE + "x".repeat(200)),
                        Integer.MAX_VALUE,
                        mode,
                        "title \u0007\n\t " + UNICODE + "x".repeat(10_000),
                        "summary \u0007\n\t " + UNICODE,
                        options,
                        List.of("b", "a", UNICODE),
                        List.of("", "\"", UNICODE),
                        FIRST),
                ApprovalStatus.APPROVED,
                LAST,
                List.of(
                        new Decision(
                                new Run.Actor(ActorKind.USER, new ActorId("z " + UNICODE)),
                                true,
                                UNICODE + "x".repeat(1_900),
                                value,
                                LAST),
                        new Decision(new Run.Actor(ActorKind.KEY, new ActorId("a")), false, null, null, FIRST)),
                new Outcome(cause, value, LAST, Outcome.Delivery.DELIVERED, "detail\n" + UNICODE));
    }

    private static final List<ApprovalValue> VALUES = List.of(
            new ApprovalValue.Selected(UNICODE),
            new ApprovalValue.Selected(""),
            new ApprovalValue.Ranked(List.of("b", "a", UNICODE)),
            new ApprovalValue.Ranked(List.of()));

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = tenantWithRuns();
        for (ApprovalMode mode : ApprovalMode.values()) {
            for (ApprovalValue value : VALUES) {
                for (Outcome.Cause cause : Outcome.Cause.values()) {
                    Approval approval = full(tenant, mode, value, cause);
                    write(stores -> stores.approvals().put(approval));

                    assertThat(found(approval)).isEqualTo(approval);
                    assertThat(found(approval).version()).isEqualTo(approval.version());
                }
            }
        }
        for (ApprovalStatus status : ApprovalStatus.values()) {
            for (Outcome.Delivery delivery : Outcome.Delivery.values()) {
                Approval approval = tenant.workflows()
                        .approval("bare")
                        .ended(status, new Outcome(Outcome.Cause.DECISION, null, NOW, delivery, null));
                write(stores -> stores.approvals().put(approval));

                assertThat(found(approval)).isEqualTo(approval);
            }
        }
    }

    private Approval found(Approval approval) {
        return find(stores -> stores.approvals().find(approval.orgId(), approval.approvalId()))
                .orElseThrow();
    }

    @Test
    void anApprovalPutAgainIsReplaced_withItsDecisionsAndInEveryFieldOfItsRow() {
        Tenant tenant = tenantWithRuns();
        Approval full = full(tenant, ApprovalMode.RANK, VALUES.getLast(), Outcome.Cause.GATEWAY);
        Approval bare = tenant.workflows().approval(full.approvalId().value());

        for (Approval next : List.of(full, bare, bare, full, bare)) {
            write(stores -> stores.approvals().put(next));

            assertThat(list(stores -> stores.approvals().list(tenant.orgId(), ApprovalFilter.all(), null, 10)))
                    .containsExactly(next);
        }
    }

    @Test
    void decisionsKeepTheirOrder() {
        Tenant tenant = tenantWithRuns();
        Approval approval = tenant.workflows().approval("approval");
        for (int i = 0; i < 15; i++) {
            approval = approval.with(new Decision(
                    new Run.Actor(ActorKind.USER, new ActorId("user-" + (15 - i))), true, null, null, NOW));
            Approval next = approval;
            write(stores -> stores.approvals().put(next));
            assertThat(found(next)).isEqualTo(next);
        }
    }

    @Test
    void anApprovalIsFoundByItsNodeAndIteration() {
        Tenant tenant = tenantWithRuns();
        Tenant other = tenantWithRuns();
        Approval first = ofNode(tenant, "first", RUN, "node", 0).with(decision());
        Approval again = ofNode(tenant, "again", RUN, "node", 1);
        Approval ofOther = ofNode(tenant, "other", OTHER_RUN, "node", 0);
        write(stores -> List.of(first, again, ofOther).forEach(stores.approvals()::put));

        assertThat(ofNode(tenant, RUN, "node", 0)).containsExactly(first);
        assertThat(ofNode(tenant, RUN, "node", 1)).containsExactly(again);
        assertThat(ofNode(tenant, OTHER_RUN, "node", 0)).containsExactly(ofOther);
        assertThat(ofNode(tenant, OTHER_RUN, "node", 1)).isEmpty();
        assertThat(ofNode(tenant, RUN, "NODE", 0)).isEmpty();
        assertThat(ofNode(other, RUN, "node", 0)).isEmpty();
    }

    private List<Approval> ofNode(Tenant tenant, RunId runId, String nodeId, int iteration) {
        return find(stores -> stores.approvals().findOfNode(tenant.orgId(), runId, new NodeId(nodeId), iteration))
                .stream()
                .toList();
    }

    private static Decision decision() {
        return new Decision(new Run.Actor(ActorKind.USER, new ActorId("user")), true, "note", null, NOW);
    }

    private static Approval ofNode(Tenant tenant, String approvalId, RunId runId, String nodeId, int iteration) {
        Approval approval = tenant.workflows().approval(approvalId, runId, NOW);
        ApprovalRequest request = new ApprovalRequest(
                new NodeId(nodeId), iteration, ApprovalMode.GATE, "Title", null, List.of(), List.of(), List.of(), NOW);
        return new Approval(
                approval.orgId(),
                approval.approvalId(),
                approval.projectId(),
                runId,
                approval.gateway(),
                approval.workflow(),
                request,
                approval.status(),
                null,
                List.of(),
                null);
    }

    @Test
    void anotherApprovalOfAnIterationIsRefused() {
        Tenant tenant = tenantWithRuns();
        Tenant other = tenantWithRuns();
        Approval first = ofNode(tenant, "first", RUN, "node", 0);
        Approval second = ofNode(tenant, "second", RUN, "node", 1);
        write(stores -> {
            stores.approvals().put(first);
            stores.approvals().put(second);
            stores.approvals().put(ofNode(other, "second", RUN, "node", 0));
        });

        for (String taking : List.of("second", "third")) {
            assertThatThrownBy(() -> write(stores -> stores.approvals().put(ofNode(tenant, taking, RUN, "node", 0))))
                    .isInstanceOf(Conflict.class);
        }

        assertThat(found(first)).isEqualTo(first);
        assertThat(found(second)).isEqualTo(second);
    }

    @Test
    void anApprovalOfAMissingRunIsRefused() {
        Tenant tenant = tenantWithRuns();
        Tenant other = newTenant();

        assertThatThrownBy(() -> write(stores -> stores.approvals()
                        .put(tenant.workflows().approval("approval", new RunId("missing"), NOW))))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> write(
                        stores -> stores.approvals().put(other.workflows().approval("approval"))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aMissingApprovalIsNotFound() {
        Tenant tenant = tenantWithRuns();
        Tenant other = tenantWithRuns();
        write(stores -> stores.approvals().put(tenant.workflows().approval("approval")));

        assertThat(find(stores -> stores.approvals().find(other.orgId(), new ApprovalId("approval"))))
                .isEmpty();
        assertThat(find(stores -> stores.approvals().find(tenant.orgId(), new ApprovalId("other"))))
                .isEmpty();
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
                            : placed.ended(
                                    status, new Outcome(Outcome.Cause.RUN_ENDED, null, NOW, delivery, null)));
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
                assertThat(this.<Approval>pages(limit, (stores, last) -> stores.approvals()
                                .list(tenant.orgId(), filter, last == null ? null : ApprovalPosition.of(last), limit)))
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
                assertThat(this.<Approval>pages(limit, (stores, last) -> stores.approvals()
                                .listOpen(gateway, last == null ? null : ApprovalPosition.of(last), limit)))
                        .filteredOn(approval -> isOfOne(approval, tenants))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void deletingAnOrganizationDeletesItsApprovals() {
        Tenant going = tenantWithRuns();
        Tenant staying = tenantWithRuns();
        for (Tenant tenant : List.of(going, staying)) {
            write(stores -> stores.approvals()
                    .put(tenant.workflows().approval("approval").with(decision())));
        }

        write(stores -> Fixtures.deleteOrganization(stores, going.orgId()));

        assertThat(find(stores -> stores.approvals().find(going.orgId(), new ApprovalId("approval"))))
                .isEmpty();
        assertThat(found(staying.workflows().approval("approval")).decisions()).containsExactly(decision());
    }
}
