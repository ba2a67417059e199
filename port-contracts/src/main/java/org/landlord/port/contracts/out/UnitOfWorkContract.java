package org.landlord.port.contracts.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Tenant.PROJECT;
import static org.landlord.port.contracts.out.Tenant.TEAM;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.landlord.domain.access.Scope;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.Window;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.out.Stores;

/// The contract of [org.landlord.port.out.UnitOfWork].
@Timeout(120)
public abstract class UnitOfWorkContract extends StorageContract {

    @Test
    void aUnitOfWorkReturnsTheResultOfItsWork() {
        assertThat(unitOfWork().<String>read(_ -> "read")).isEqualTo("read");
        assertThat(unitOfWork().<String>write(_ -> "written")).isEqualTo("written");
    }

    @Test
    void aUnitOfWorkIsOpenOnItsThreadUntilItEnds() {
        assertThat(unitOfWork().isOpen()).isFalse();
        assertThat(unitOfWork().<Boolean>read(_ -> unitOfWork().isOpen())).isTrue();
        assertThat(unitOfWork().<Boolean>write(_ -> unitOfWork().isOpen())).isTrue();
        assertThat(unitOfWork()
                        .<Boolean>write(_ -> CompletableFuture.supplyAsync(
                                        () -> unitOfWork().isOpen())
                                .join()))
                .isFalse();
        assertThat(unitOfWork().isOpen()).isFalse();
    }

    @Test
    void aUnitReadsTheWritesOfThePreviousOne() {
        Tenant tenant = newTenant();

        write(tenant::fill);

        assertThat(read(tenant::contents).teams()).containsExactly(tenant.team("team", "team"));
    }

    @Test
    void givenAnExceptionAfterAMutationAndItsAuditEvent_thenBothAreRolledBack() {
        Tenant tenant = newTenant();
        Contents before = read(tenant::contents);
        RuntimeException failure = new NotFound("team", "team_missing");

        assertThatThrownBy(() -> write(stores -> {
                    tenant.fill(stores);
                    tenant.use(stores);
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(read(tenant::contents)).isEqualTo(before);
    }

    @Test
    void givenAnError_thenTheUnitIsRolledBack() {
        Tenant tenant = newTenant();
        Contents before = read(tenant::contents);

        assertThatThrownBy(() -> write(stores -> {
                    tenant.fill(stores);
                    throw new AssertionError("a bug");
                }))
                .isInstanceOf(AssertionError.class);

        assertThat(read(tenant::contents)).isEqualTo(before);
    }

    @Test
    void aUnitAfterAFailedOneSucceeds() {
        Tenant tenant = newTenant();
        assertThatThrownBy(() -> write(stores -> stores.organizations().insert(tenant.organization())))
                .isInstanceOf(DuplicateId.class);

        write(tenant::fill);

        assertThat(read(tenant::contents).projects()).hasSize(1);
    }

    @Test
    void aRejectedWriteDoomsTheUnitEvenIfItIsCaught() {
        Tenant tenant = newTenant();
        Contents before = read(tenant::contents);
        AtomicReference<DuplicateId> caught = new AtomicReference<>();

        assertThatThrownBy(() -> write(stores -> {
                    stores.orgMembers().put(tenant.orgMember("before"));
                    try {
                        stores.organizations().insert(tenant.organization());
                    } catch (DuplicateId rejected) {
                        caught.set(rejected);
                    }
                    stores.orgMembers().put(tenant.orgMember("after"));
                }))
                .isInstanceOf(DuplicateId.class)
                .satisfies(thrown -> assertThat(thrown).isSameAs(caught.get()));

        assertThat(read(tenant::contents)).isEqualTo(before);
    }

    @Test
    void ofSeveralRejectedWritesTheFirstIsThrown() {
        Tenant tenant = newTenant();

        assertThatThrownBy(() -> write(stores -> {
                    caught(() -> stores.teamMembers().put(tenant.teamMember(TEAM, "user")));
                    caught(() -> stores.organizations().insert(tenant.organization()));
                }))
                .isInstanceOf(Conflict.class);
    }

    private static void caught(Runnable rejected) {
        assertThatThrownBy(rejected::run).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aReadNestedInAWriteSeesItsWrites() {
        Tenant tenant = newTenant();

        Contents seen = unitOfWork().write(stores -> {
            tenant.fill(stores);
            tenant.use(stores);
            assertThat(tenant.contents(stores).teams()).hasSize(1);
            return read(tenant::contents);
        });

        assertThat(seen).isEqualTo(read(tenant::contents));
        assertThat(seen.usageEvents()).hasSize(2);
    }

    @Test
    void aWriteNestedInAWriteJoinsIt() {
        Tenant tenant = newTenant();
        Contents before = read(tenant::contents);

        assertThatThrownBy(() -> write(_ -> {
                    write(tenant::fill);
                    assertThat(read(tenant::contents)).isNotEqualTo(before);
                    throw new NotFound("team", "team_missing");
                }))
                .isInstanceOf(NotFound.class);
        assertThat(read(tenant::contents)).isEqualTo(before);

        write(_ -> write(tenant::fill));
        assertThat(read(tenant::contents)).isNotEqualTo(before);
    }

    @Test
    void aFailedNestedWriteDoomsTheOuterWrite() {
        Tenant tenant = newTenant();
        Contents before = read(tenant::contents);

        assertThatThrownBy(() -> write(stores -> {
                    stores.orgMembers().put(tenant.orgMember("outer"));
                    caught(() -> write(inner -> {
                        inner.orgMembers().put(tenant.orgMember("inner"));
                        throw new NotFound("team", "team_missing");
                    }));
                }))
                .isInstanceOf(NotFound.class);

        assertThat(read(tenant::contents)).isEqualTo(before);
    }

    @Test
    void aWriteNestedInAReadIsRefused() {
        Tenant tenant = newTenant();
        Contents before = read(tenant::contents);

        assertThatThrownBy(() -> read(_ -> {
                    write(tenant::fill);
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(read(tenant::contents)).isEqualTo(before);
    }

    @Test
    void everyStoreRefusesWritesInAReadingUnit() {
        Tenant tenant = newTenant();
        write(tenant::fill);
        Contents before = read(tenant::contents);

        for (Consumer<Stores> change : changes(tenant)) {
            assertThatThrownBy(() -> read(stores -> {
                        change.accept(stores);
                        return true;
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(read(tenant::contents)).isEqualTo(before);
    }

    private static List<Consumer<Stores>> changes(Tenant tenant) {
        OrgId orgId = tenant.orgId();
        Organization other = Fixtures.organization();
        UserId user = new UserId("user");
        LimitKey limit = tenant.limitKey(null, "tokens", "count", Period.DAILY);
        SecretKey secret = tenant.secretKey(null, "secret");
        return List.of(
                stores -> stores.organizations().insert(other),
                stores -> stores.organizations().update(tenant.organization()),
                stores -> Fixtures.deleteOrganization(stores, orgId),
                stores -> stores.orgMembers().put(tenant.orgMember("other")),
                stores -> stores.orgMembers().delete(orgId, user),
                stores -> stores.teams().insert(tenant.team("other", "other")),
                stores -> stores.teams().update(tenant.team("team", "other")),
                stores -> stores.teams().delete(orgId, TEAM),
                stores -> stores.teamMembers().put(tenant.teamMember(TEAM, "other")),
                stores -> stores.teamMembers().delete(orgId, TEAM, user),
                stores -> stores.projects().insert(tenant.project("other", "other")),
                stores -> stores.projects().update(tenant.project("project", "other")),
                stores -> stores.projects().delete(orgId, PROJECT),
                stores -> stores.projectTeamGrants().put(tenant.grant(PROJECT, TEAM)),
                stores -> stores.projectTeamGrants().delete(orgId, PROJECT, TEAM),
                stores -> stores.billingAccounts().put(tenant.billingAccount("pro")),
                stores -> stores.identityProviders().put(tenant.identityProvider("other", "active")),
                stores -> stores.identityProviders().delete(orgId, new ProviderId("idp")),
                tenant::use,
                stores -> stores.usageLimits().put(tenant.limit(limit)),
                stores -> stores.usageLimits().delete(limit),
                stores -> stores.usageLimits().recordState(limit, new TreeSet<>(Set.of(75)), NOW),
                stores -> stores.quotaReservations().put(tenant.reservation("other", null, "1", NOW)),
                stores -> stores.quotaEvents().append(tenant.quotaEvent(3, limit)),
                stores -> stores.secretReferences().put(tenant.secret(secret)),
                stores -> stores.secretReferences().delete(secret),
                stores -> stores.gateways().put(tenant.workflows().gateway("other")),
                stores -> stores.gateways().delete(tenant.workflows().gatewayKey("gateway")),
                stores -> stores.runs().put(tenant.workflows().run("other")),
                stores -> stores.approvals().put(tenant.workflows().approval("other")),
                stores -> stores.approvalPolicies().put(tenant.workflows().policy("other", null)),
                stores -> stores.approvalPolicies().delete(orgId, new PolicyId("policy")),
                stores -> stores.auditLog().append(tenant.auditEvent(2, NOW)),
                stores -> stores.platformAuditLog()
                        .append(Fixtures.platformEvent(stores.platformAuditLog().lastSequence() + 1, orgId.value())),
                stores -> stores.idempotency().put(tenant.answered("scope", "other", NOW)),
                stores -> stores.idempotency().deleteBefore(NOW.plusMillis(1), 10));
    }

    @Test
    void aReadingUnitKeepsItsSnapshotWhileAnotherThreadCommits() {
        Tenant tenant = newTenant();

        List<Contents> seen = unitOfWork().read(stores -> {
            Contents before = tenant.contents(stores);
            Threads.inAnother(() -> {
                write(tenant::fill);
                return true;
            });
            return List.of(before, tenant.contents(stores), read(tenant::contents));
        });

        assertThat(seen).containsOnly(seen.getFirst());
        assertThat(seen.getFirst().teams()).isEmpty();
        assertThat(read(tenant::contents).teams()).hasSize(1);
    }

    @Test
    void uncommittedWorkIsInvisibleToOthers() {
        Tenant tenant = newTenant();
        Contents before = read(tenant::contents);

        Contents seenBeside = unitOfWork().write(stores -> {
            tenant.fill(stores);
            return Threads.inAnother(() -> read(tenant::contents));
        });

        assertThat(seenBeside).isEqualTo(before);
        assertThat(read(tenant::contents)).isNotEqualTo(before);
    }

    @Test
    void readsScansAndWritesOfAnOrganizationWorkLikeThoseOfThePlatform() {
        Tenant tenant = newTenant();
        Scope scope = new Scope.Org(tenant.orgId());

        unitOfWork().<Boolean>write(scope, stores -> {
            tenant.fill(stores);
            assertThat(unitOfWork().<Contents>scan(scope, tenant::contents).teams())
                    .hasSize(1);
            return true;
        });

        Contents contents = read(tenant::contents);
        assertThat(contents.teams()).hasSize(1);
        assertThat(unitOfWork().<Contents>read(scope, tenant::contents)).isEqualTo(contents);
        assertThat(unitOfWork().<Contents>scan(scope, tenant::contents)).isEqualTo(contents);
        assertThatThrownBy(() -> unitOfWork().<Boolean>scan(scope, stores -> {
                    stores.teams().delete(tenant.orgId(), TEAM);
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givenAnOrganizationThatUsesAllItsScans_thenOthersCanReadScanAndSignIn() throws Exception {
        Tenant busy = newTenant();
        Tenant other = newTenant();
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> scans = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            scans.add(Thread.ofPlatform().start(() -> scanUntil(end, busy)));
        }
        try {
            Thread.sleep(200);

            assertThat(unitOfWork()
                            .<Contents>read(new Scope.Org(other.orgId()), other::contents)
                            .teams())
                    .isEmpty();
            assertThat(unitOfWork()
                            .<Contents>scan(new Scope.Org(other.orgId()), other::contents)
                            .teams())
                    .isEmpty();
            assertThat(read(other::contents).teams()).isEmpty();
            assertThat(unitOfWork()
                            .<Contents>read(new Scope.Org(busy.orgId()), busy::contents)
                            .teams())
                    .as("fast reads of the same organization")
                    .isEmpty();
        } finally {
            end.countDown();
            for (Thread scan : scans) {
                scan.join();
            }
        }
    }

    private void scanUntil(CountDownLatch end, Tenant tenant) {
        try {
            unitOfWork().<Boolean>scan(new Scope.Org(tenant.orgId()), stores -> {
                tenant.contents(stores);
                return awaited(end);
            });
        } catch (RateLimited _) {
            // Some are refused, where not all of them can be at it.
        }
    }

    private static boolean awaited(CountDownLatch end) {
        try {
            return end.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void afterAwaitWritersTheirWritesAreVisible() throws Exception {
        Tenant tenant = newTenant();
        Scope place = new Scope.Org(tenant.orgId());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread writing = Thread.ofPlatform()
                .start(() -> write(place, stores -> {
                    begun.countDown();
                    awaited(end);
                    tenant.fill(stores);
                }));
        begun.await();
        Thread ending = Thread.ofPlatform().start(() -> {
            pause();
            end.countDown();
        });

        unitOfWork().awaitWriters(place, Instant.now());

        assertThat(read(tenant::contents).teams()).hasSize(1);
        ending.join();
        writing.join();
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void twoConcurrentReadModifyWritesLoseNoUpdate() {
        appendInParallel(2, 50);
    }

    @Test
    void thirtyTwoConcurrentReadModifyWritesLoseNoUpdate() {
        appendInParallel(32, 8);
    }

    private void appendInParallel(int threads, int times) {
        Tenant tenant = newTenant();

        Threads.inParallel(threads, _ -> {
            for (int i = 0; i < times; i++) {
                write(stores -> stores.auditLog()
                        .append(tenant.auditEvent(stores.auditLog().lastSequence(tenant.orgId()) + 1, NOW)));
            }
        });

        AuditQuery all = new AuditQuery(tenant.orgId(), null, null, null, null, null, Window.always());
        assertThat(list(stores -> stores.auditLog().list(all, null, threads * times + 1)))
                .extracting(AuditEvent::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, (long) threads * times)
                        .boxed()
                        .toList());
    }

    @Test
    void everyAcknowledgedWriteOfThirtyTwoConcurrentOnesIsStored() {
        Tenant tenant = newTenant();

        Threads.inParallel(
                32, number -> write(stores -> stores.teams().insert(tenant.team("team" + number, "team-" + number))));

        assertThat(list(stores -> stores.teams().list(tenant.orgId(), null, 100)))
                .hasSize(32);
    }

    @Test
    void ofManyConcurrentInsertsWithOneSlugExactlyOneSucceeds() {
        Tenant tenant = newTenant();
        AtomicReference<TeamId> winner = new AtomicReference<>();

        Threads.inParallel(16, number -> {
            try {
                write(stores -> stores.teams().insert(tenant.team("team" + number, "wanted")));
                assertThat(winner.getAndSet(new TeamId("team" + number))).isNull();
            } catch (DuplicateId refused) {
                assertThat(refused.field()).isEqualTo("slug");
            }
        });

        assertThat(list(stores -> stores.teams().list(tenant.orgId(), null, 100)))
                .singleElement()
                .satisfies(team -> assertThat(team.teamId()).isEqualTo(winner.get()));
    }

    @Test
    void readersNeverSeePartOfAUnit() {
        Tenant tenant = newTenant();
        write(stores -> nameAfterNextEvent(tenant, stores));

        Threads.inParallel(8, number -> {
            for (int i = 0; i < 25; i++) {
                if (number % 2 == 0) {
                    write(stores -> nameAfterNextEvent(tenant, stores));
                } else {
                    String seen = read(stores -> nameAndLastEvent(tenant, stores));
                    assertThat(seen).matches("(\\d+) \\1");
                }
            }
        });
    }

    private static void nameAfterNextEvent(Tenant tenant, Stores stores) {
        long next = stores.auditLog().lastSequence(tenant.orgId()) + 1;
        stores.organizations()
                .update(tenant.organization()
                        .with(new Organization.Patch(null, new Name(Long.toString(next)), MetadataPatch.none()), NOW));
        stores.auditLog().append(tenant.auditEvent(next, NOW));
    }

    private static String nameAndLastEvent(Tenant tenant, Stores stores) {
        Name name = stores.organizations().find(tenant.orgId()).orElseThrow().name();
        return name + " " + stores.auditLog().lastSequence(tenant.orgId());
    }
}
