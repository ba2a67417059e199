package org.landlord.port.contracts.out.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;
import static org.landlord.port.contracts.out.Tenant.PROJECT;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunProgress;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.RunWait;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.in.workflow.LaunchRun;
import org.landlord.port.out.workflow.RunFilter;
import org.landlord.port.out.workflow.WorkflowRuns;

/// The contract of [org.landlord.port.out.workflow.RunStore] without its lists: see
/// [RunListsContract].
public abstract class RunStoreContract extends StorageContract {

    private static final ProjectId OTHER_PROJECT = new ProjectId("other");

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00.001Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Tenant tenantWithProjects() {
        Tenant tenant = newTenant();
        write(stores -> {
            stores.projects().insert(tenant.project(PROJECT.value(), "project"));
            stores.projects().insert(tenant.project(OTHER_PROJECT.value(), "other"));
        });
        return tenant;
    }

    private static Run full(Tenant tenant, RunState state) {
        return new Run(
                tenant.orgId(),
                new RunId("run"),
                OTHER_PROJECT,
                new GatewayKey(null, new GatewayId("A:_-z0")),
                new RunId(tenant.orgId().value()),
                new Label("workflow " + UNICODE),
                input(),
                new Run.Actor(ActorKind.KEY, new ActorId("launcher " + UNICODE)),
                FIRST,
                new Run.Actor(ActorKind.EXTERNAL, new ActorId("resumer " + UNICODE)),
                IntStream.range(0, LaunchRun.MAX_USAGE)
                        .mapToObj(i -> new ReservationId("A:_-z" + (LaunchRun.MAX_USAGE - i)))
                        .toList(),
                Long.MAX_VALUE,
                new RunProgress(
                        state,
                        new RunWait(UNICODE, new NodeId(UNICODE.strip() + "x".repeat(200)), LAST),
                        LAST,
                        FIRST,
                        LAST,
                        "e\n\t\u0007" + UNICODE + "x".repeat(RunProgress.MAX_ERROR_LENGTH),
                        outputs(),
                        NOW));
    }

    private static Metadata input() {
        Map<String, Object> deep = Map.of("text", "x".repeat(60_000));
        for (int i = 2; i < Metadata.MAX_DEPTH_OF_RUN; i++) {
            deep = Map.of("m", deep);
        }
        return Metadata.ofInput(
                Map.of("deep", deep, "rich", Fixtures.richMetadata().members()));
    }

    private static Metadata outputs() {
        return Metadata.ofReport(Map.of(
                "node", Map.of("text", "\u00E9".repeat(120_000)),
                "other", Fixtures.richMetadata().members()));
    }

    @Test
    void everyFieldIsReturnedUnchanged() {
        for (RunState state : RunState.values()) {
            Tenant tenant = tenantWithProjects();
            for (Run run : List.of(full(tenant, state), tenant.workflows().run("bare"))) {
                write(stores -> stores.runs().put(run));

                Run found = find(stores -> stores.runs().find(run.orgId(), run.runId()))
                        .orElseThrow();
                assertThat(found).isEqualTo(run);
                assertThat(found.version()).isEqualTo(run.version());
                assertThat(found.input().json()).isEqualTo(run.input().json());
                assertThat(found.progress().outputs().json())
                        .isEqualTo(run.progress().outputs().json());
            }
        }
    }

    @Test
    void aWaitWithoutANodeAndATimeIsReturnedUnchanged() {
        Tenant tenant = tenantWithProjects();
        Run run = tenant.workflows().run("run");
        Run waiting = run.with(new RunProgress(
                RunState.WAITING_EVENT,
                new RunWait("event", null, null),
                NOW,
                null,
                null,
                null,
                Metadata.empty(),
                null));

        write(stores -> stores.runs().put(waiting));

        assertThat(find(stores -> stores.runs().find(tenant.orgId(), run.runId())))
                .contains(waiting);
    }

    @Test
    void aMissingRunIsNotFound() {
        Tenant tenant = tenantWithProjects();
        Tenant other = newTenant();
        write(stores -> stores.runs().put(tenant.workflows().run("run")));

        assertThat(find(stores -> stores.runs().find(tenant.orgId(), new RunId("other"))))
                .isEmpty();
        assertThat(find(stores -> stores.runs().find(other.orgId(), new RunId("run"))))
                .isEmpty();
    }

    @Test
    void aRunPutAgainIsReplaced_inEveryFieldOfItsRow() {
        Tenant tenant = tenantWithProjects();
        Run bare = tenant.workflows().run("run");

        for (Run next : List.of(full(tenant, RunState.FAILED), bare, bare, full(tenant, RunState.PAUSED), bare)) {
            write(stores -> stores.runs().put(next));

            assertThat(list(stores -> stores.runs().list(tenant.orgId(), RunFilter.all(), null, 10)))
                    .containsExactly(next);
        }
    }

    @Test
    void aRunThatIsPutTwiceInOneUnitIsReplaced() {
        Tenant tenant = tenantWithProjects();
        Run bare = tenant.workflows().run("run");

        write(stores -> {
            stores.runs().put(bare);
            stores.runs().put(full(tenant, RunState.LOST));
        });

        assertThat(find(stores -> stores.runs().find(tenant.orgId(), bare.runId())))
                .contains(full(tenant, RunState.LOST));
    }

    @Test
    void anIdThatIsTakenAtTheGatewayIsRefused_alsoByAnotherOrganization() {
        Tenant one = tenantWithProjects();
        Tenant other = tenantWithProjects();
        GatewayKey shared = new GatewayKey(null, new GatewayId(one.orgId().value()));
        Run first = at(one, shared, "run", "same");
        write(stores -> stores.runs().put(first));

        for (Run taking : List.of(at(one, shared, "second", "same"), at(other, shared, "run", "same"))) {
            assertThatThrownBy(() -> write(stores -> stores.runs().put(taking))).isInstanceOf(Conflict.class);
        }
        Run second = at(one, shared, "second", "free");
        write(stores -> stores.runs().put(second));
        assertThatThrownBy(() -> write(stores -> stores.runs().put(at(one, shared, "second", "same"))))
                .isInstanceOf(Conflict.class);

        GatewayKey owned = new GatewayKey(one.orgId(), shared.gatewayId());
        write(stores -> {
            stores.runs().put(at(one, owned, "third", "same"));
            stores.runs().put(at(other, owned, "other", "free"));
            stores.runs().put(first);
        });
        assertThat(find(stores -> stores.runs().find(one.orgId(), second.runId())))
                .contains(second);
    }

    private static Run at(Tenant tenant, GatewayKey gateway, String runId, String gatewayRunId) {
        Run run = tenant.workflows().run(runId);
        return new Run(
                run.orgId(),
                run.runId(),
                run.projectId(),
                gateway,
                new RunId(gatewayRunId),
                run.workflow(),
                run.input(),
                run.launchedBy(),
                run.launchedAt(),
                null,
                List.of(),
                0,
                run.progress());
    }

    @Test
    void aRunIsFoundByItsGatewayAndItsIdThere_unlessItsOrganizationIsDeleted() {
        Tenant going = tenantWithProjects();
        Tenant staying = tenantWithProjects();
        GatewayKey shared = new GatewayKey(null, new GatewayId(going.orgId().value()));
        GatewayKey owned = new GatewayKey(going.orgId(), shared.gatewayId());
        Run ofGoing = at(going, shared, "run", "one");
        Run ofStaying = at(staying, shared, "run", "two");
        write(stores -> {
            stores.runs().put(ofGoing);
            stores.runs().put(ofStaying);
        });

        assertThat(find(stores -> stores.runs().findAtGateway(shared, new RunId("one"))))
                .contains(ofGoing);
        assertThat(find(stores -> stores.runs().findAtGateway(shared, new RunId("two"))))
                .contains(ofStaying);
        assertThat(find(stores -> stores.runs().findAtGateway(shared, new RunId("three"))))
                .isEmpty();
        assertThat(find(stores -> stores.runs().findAtGateway(owned, new RunId("one"))))
                .isEmpty();

        write(stores -> stores.organizations().markDeleted(going.orgId(), NOW));

        assertThat(find(stores -> stores.runs().findAtGateway(shared, new RunId("one"))))
                .isEmpty();
        assertThat(find(stores -> stores.runs().findAtGateway(shared, new RunId("two"))))
                .contains(ofStaying);
    }

    @Test
    void aRunOfAMissingOrganizationOrProjectIsRefused() {
        Tenant missing = new Tenant(Fixtures.organization());
        Tenant without = newTenant();

        for (Tenant tenant : List.of(missing, without)) {
            assertThatThrownBy(() ->
                            write(stores -> stores.runs().put(tenant.workflows().run("run"))))
                    .isInstanceOf(Conflict.class);
        }
    }

    @Test
    void aRunOutlivesItsGateway() {
        Tenant tenant = tenantWithProjects();
        GatewayKey gateway = tenant.workflows().gatewayKey("gateway");
        Run run = tenant.workflows().run("run");
        write(stores -> {
            stores.gateways().put(tenant.workflows().gateway("gateway"));
            stores.runs().put(run);
        });

        write(stores -> stores.gateways().delete(gateway));

        assertThat(find(stores -> stores.runs().findAtGateway(gateway, run.gatewayRunId())))
                .contains(run);
    }

    @Test
    void aProjectIsActiveWhileOneOfItsRunsHasNotEnded() {
        Tenant tenant = tenantWithProjects();
        Tenant other = tenantWithProjects();
        Run run = tenant.workflows().run("run");
        write(stores -> stores.runs().put(tenant.workflows().run("ended").with(in(RunState.SUCCEEDED))));

        for (RunState state : RunState.values()) {
            write(stores -> stores.runs().put(run.with(in(state)).holding(List.of(new ReservationId("held")))));

            assertThat(isActive(tenant, PROJECT)).as(state.label()).isEqualTo(!state.isEnded());
            assertThat(isActive(tenant, OTHER_PROJECT)).isFalse();
            assertThat(isActive(other, PROJECT)).isFalse();
        }
    }

    private static RunProgress in(RunState state) {
        return RunProgress.launching(NOW).expecting(state, NOW);
    }

    private boolean isActive(Tenant tenant, ProjectId projectId) {
        return unitOfWork().read(stores -> stores.runs().isActive(tenant.orgId(), projectId));
    }

    @Test
    void runsAreCountedByGatewayAndWorkflow() {
        Tenant tenant = tenantWithProjects();
        Tenant other = tenantWithProjects();
        GatewayKey shared = new GatewayKey(null, new GatewayId("gateway"));
        GatewayKey owned = tenant.workflows().gatewayKey("gateway");
        RunState[] states = RunState.values();
        write(stores -> {
            for (int i = 0; i < states.length; i++) {
                stores.runs().put(counted(tenant, shared, "one", "s" + i, i).with(in(states[i])));
            }
            stores.runs().put(counted(tenant, shared, "ONE", "case", 1));
            stores.runs().put(counted(tenant, owned, "one", "owned", 2).with(in(RunState.LOST)));
            stores.runs().put(of(OTHER_PROJECT, counted(tenant, owned, "two", "elsewhere", 3)));
            stores.runs().put(counted(other, shared, "one", "foreign", 4));
        });

        assertThat(count(tenant, null))
                .containsExactly(
                        new WorkflowRuns(shared, new Label("ONE"), 1, 1, 0, NOW.plusSeconds(1)),
                        new WorkflowRuns(
                                shared,
                                new Label("one"),
                                states.length,
                                List.of(states).stream()
                                        .filter(state -> !state.isEnded())
                                        .count(),
                                List.of(states).stream()
                                        .filter(RunState::isFailed)
                                        .count(),
                                NOW.plusSeconds(states.length - 1)),
                        new WorkflowRuns(owned, new Label("one"), 1, 0, 1, NOW.plusSeconds(2)),
                        new WorkflowRuns(owned, new Label("two"), 1, 1, 0, NOW.plusSeconds(3)));
        assertThat(count(tenant, PROJECT)).isEqualTo(count(tenant, null).subList(0, 3));
        assertThat(count(tenant, OTHER_PROJECT)).isEqualTo(count(tenant, null).subList(3, 4));
        assertThat(count(newTenant(), null)).isEmpty();
    }

    private List<WorkflowRuns> count(Tenant tenant, @Nullable ProjectId projectId) {
        return list(stores -> stores.runs().count(tenant.orgId(), projectId));
    }

    private static Run counted(Tenant tenant, GatewayKey gateway, String workflow, String runId, int seconds) {
        return new Run(
                tenant.orgId(),
                new RunId(runId),
                PROJECT,
                gateway,
                new RunId(tenant.orgId() + "-" + runId),
                new Label(workflow),
                Metadata.empty(),
                new Run.Actor(ActorKind.USER, new ActorId("launcher")),
                NOW.plusSeconds(seconds),
                null,
                List.of(),
                0,
                in(RunState.RUNNING));
    }

    private static Run of(ProjectId projectId, Run run) {
        return new Run(
                run.orgId(),
                run.runId(),
                projectId,
                run.gateway(),
                run.gatewayRunId(),
                run.workflow(),
                run.input(),
                run.launchedBy(),
                run.launchedAt(),
                null,
                List.of(),
                0,
                run.progress());
    }
}
