package org.landlord.port.contracts.out.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Tenant.PROJECT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunProgress;
import org.landlord.domain.workflow.RunState;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.workflow.RunFilter;
import org.landlord.port.out.workflow.RunPosition;

/// The contract of the lists of [org.landlord.port.out.workflow.RunStore].
public abstract class RunListsContract extends StorageContract {

    private static final ProjectId OTHER_PROJECT = new ProjectId("other");

    private static final Comparator<Run> NEWEST_FIRST = Comparator.comparing(Run::launchedAt)
            .thenComparing(Run::orgId)
            .thenComparing(Run::runId)
            .reversed();

    private static final int RUNS = 40;

    private static final List<Integer> PAGES = List.of(1, 3, 1_000);

    private Tenant tenantWithProjects() {
        Tenant tenant = newTenant();
        write(stores -> {
            stores.projects().insert(tenant.project(PROJECT.value(), "project"));
            stores.projects().insert(tenant.project(OTHER_PROJECT.value(), "other"));
        });
        return tenant;
    }

    /// Runs of all sorts, in any order, several at the same time.
    private List<Run> fill(Tenant tenant) {
        // Arbitrary, and the same in every execution.
        Random random = new Random(RUNS);
        List<Run> runs = new ArrayList<>();
        RunState[] states = RunState.values();
        for (int i = 0; i < RUNS; i++) {
            RunState state = states[i % states.length];
            OrgId owner = random.nextBoolean() ? tenant.orgId() : null;
            runs.add(new Run(
                    tenant.orgId(),
                    new RunId("run-" + random.nextInt(1_000) + "-" + i),
                    random.nextBoolean() ? PROJECT : OTHER_PROJECT,
                    new GatewayKey(owner, new GatewayId("gateway-" + random.nextInt(2))),
                    new RunId(tenant.orgId() + "-" + i),
                    new Label("workflow-" + random.nextInt(3)),
                    Metadata.empty(),
                    new Run.Actor(
                            random.nextBoolean() ? ActorKind.USER : ActorKind.KEY,
                            new ActorId("actor-" + random.nextInt(2))),
                    NOW.plusMillis(random.nextInt(RUNS / 3)),
                    null,
                    random.nextInt(3) == 0 ? List.of(new ReservationId("held")) : List.of(),
                    0,
                    RunProgress.launching(NOW).expecting(state, NOW)));
        }
        Collections.shuffle(runs, random);
        write(stores -> runs.forEach(stores.runs()::put));
        return runs;
    }

    private static List<RunFilter> filters() {
        List<RunFilter> filters = new ArrayList<>(List.of(
                RunFilter.all(),
                new RunFilter(PROJECT, null, null, null, null, null, null, null),
                new RunFilter(null, new GatewayId("gateway-1"), null, null, null, null, null, null),
                new RunFilter(null, null, new Label("workflow-1"), null, null, null, null, null),
                new RunFilter(null, null, new Label("WORKFLOW-1"), null, null, null, null, null),
                new RunFilter(null, null, null, null, true, null, null, null),
                new RunFilter(null, null, null, null, false, null, null, null),
                new RunFilter(null, null, null, RunState.FAILED, false, null, null, null),
                new RunFilter(null, null, null, null, null, new ActorId("actor-1"), null, null),
                new RunFilter(null, null, null, null, null, null, NOW.plusMillis(4), null),
                new RunFilter(null, null, null, null, null, null, null, NOW.plusMillis(7)),
                new RunFilter(null, null, null, null, null, null, NOW.plusMillis(4), NOW.plusMillis(7)),
                new RunFilter(null, null, null, null, null, null, NOW.plusMillis(4), NOW.plusMillis(4)),
                new RunFilter(null, null, null, null, null, null, NOW.plusMillis(4), NOW.plusMillis(3)),
                new RunFilter(
                        OTHER_PROJECT,
                        new GatewayId("gateway-0"),
                        null,
                        null,
                        false,
                        new ActorId("actor-0"),
                        NOW.plusMillis(2),
                        NOW.plusMillis(10))));
        for (RunState state : RunState.values()) {
            filters.add(new RunFilter(null, null, null, state, null, null, null, null));
        }
        return filters;
    }

    private static boolean matches(Run run, RunFilter filter) {
        return isOrAny(filter.projectId(), run.projectId())
                && isOrAny(filter.gatewayId(), run.gateway().gatewayId())
                && isOrAny(filter.workflow(), run.workflow())
                && isOrAny(filter.state(), run.state())
                && isOrAny(filter.ended(), run.state().isEnded())
                && isOrAny(filter.launchedBy(), run.launchedBy().actorId())
                && (filter.since() == null || run.launchedAt().compareTo(filter.since()) >= 0)
                && (filter.until() == null || run.launchedAt().compareTo(filter.until()) <= 0);
    }

    private static boolean isOrAny(@Nullable Object asked, Object value) {
        return asked == null || Objects.equals(asked, value);
    }

    @Test
    void runsOfAnOrganizationAreListedNewestFirst_withEveryFilter() {
        Tenant tenant = tenantWithProjects();
        List<Run> runs = fill(tenant);
        fill(tenantWithProjects());

        for (RunFilter filter : filters()) {
            List<Run> expected = runs.stream()
                    .filter(run -> matches(run, filter))
                    .sorted(NEWEST_FIRST)
                    .toList();
            for (int limit : PAGES) {
                assertThat(this.<Run>pages(
                                limit,
                                (stores, last) -> stores.runs()
                                        .list(
                                                tenant.orgId(),
                                                filter,
                                                last == null ? null : RunPosition.of(last),
                                                limit)))
                        .as(filter.toString())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aPageGoesOnAfterARunThatIsNoLongerInTheList() {
        Tenant tenant = tenantWithProjects();
        List<Run> runs = fill(tenant);
        Run changed =
                runs.stream().sorted(NEWEST_FIRST).skip(RUNS / 2).findFirst().orElseThrow();
        RunFilter ofAnother = new RunFilter(null, null, null, RunState.RUNNING, null, null, null, null);

        List<Run> next = list(stores -> stores.runs().list(tenant.orgId(), ofAnother, RunPosition.of(changed), RUNS));

        assertThat(next)
                .isEqualTo(runs.stream()
                        .sorted(NEWEST_FIRST)
                        .skip(RUNS / 2 + 1)
                        .filter(run -> run.state() == RunState.RUNNING)
                        .toList());
    }

    @Test
    void runsOfAllOrganizationsAreListedNewestFirst_withEveryFilterAndWithoutDeletedOrganizations() {
        List<Tenant> tenants = List.of(tenantWithProjects(), tenantWithProjects(), tenantWithProjects());
        List<Run> runs = new ArrayList<>();
        tenants.forEach(tenant -> runs.addAll(fill(tenant)));
        OrgId going = tenants.get(1).orgId();
        write(stores -> stores.organizations().markDeleted(going, NOW));

        for (RunFilter filter : filters()) {
            for (int limit : List.of(7, 1_000)) {
                List<Run> all = pages(
                        limit,
                        (stores, last) ->
                                stores.runs().listAll(filter, last == null ? null : RunPosition.of(last), limit));
                assertThat(all).isSortedAccordingTo(NEWEST_FIRST).allMatch(run -> matches(run, filter));
                assertThat(all)
                        .filteredOn(run -> isOfOne(run, tenants))
                        .as(filter.toString())
                        .isEqualTo(runs.stream()
                                .filter(run -> !run.orgId().equals(going) && matches(run, filter))
                                .sorted(NEWEST_FIRST)
                                .toList());
            }
        }
    }

    private static boolean isOfOne(Run run, List<Tenant> tenants) {
        return tenants.stream().anyMatch(tenant -> tenant.orgId().equals(run.orgId()));
    }

    @Test
    void activeRunsOfAGatewayAreListedByOrganizationAndId_withoutDeletedOrganizations() {
        List<Tenant> tenants = List.of(tenantWithProjects(), tenantWithProjects(), tenantWithProjects());
        List<Run> runs = new ArrayList<>();
        tenants.forEach(tenant -> runs.addAll(fill(tenant)));
        OrgId going = tenants.get(1).orgId();
        write(stores -> stores.organizations().markDeleted(going, NOW));

        for (OrgId owner : Arrays.asList(null, tenants.getFirst().orgId(), going)) {
            GatewayKey gateway = new GatewayKey(owner, new GatewayId("gateway-1"));
            List<Run> expected = runs.stream()
                    .filter(run -> !run.orgId().equals(going) && run.gateway().equals(gateway))
                    .filter(run -> !run.state().isEnded() || !run.reservations().isEmpty())
                    .sorted(Comparator.comparing(Run::orgId).thenComparing(Run::runId))
                    .toList();
            for (int limit : PAGES) {
                assertThat(this.<Run>pages(
                                limit,
                                (stores, last) -> stores.runs()
                                        .listActive(gateway, last == null ? null : RunPosition.of(last), limit)))
                        .filteredOn(run -> isOfOne(run, tenants))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aRunThatHasEndedAndHoldsNothingIsNoLongerActive() {
        Tenant tenant = tenantWithProjects();
        GatewayKey gateway = tenant.workflows().gatewayKey("gateway");
        Run run = tenant.workflows().run("run").holding(List.of(new ReservationId("held")));
        Run ended = run.with(run.progress().launchFailed("refused", NOW));

        for (Run next : List.of(run, ended)) {
            write(stores -> stores.runs().put(next));
            assertThat(list(stores -> stores.runs().listActive(gateway, null, 10)))
                    .containsExactly(next);
        }
        write(stores -> stores.runs().put(ended.holding(List.of())));
        assertThat(list(stores -> stores.runs().listActive(gateway, null, 10))).isEmpty();
    }
}
