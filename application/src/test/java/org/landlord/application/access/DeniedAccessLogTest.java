package org.landlord.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.landlord.application.InMemory;
import org.landlord.application.WatchedStorage;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Principal;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.tenancy.CreateOrganization;

/// Who was turned away is in the right log, once a minute, whatever becomes of their call.
class DeniedAccessLogTest {

    private static final OrgId ACME = new OrgId("org_acme");
    private static final OrgId GLOBEX = new OrgId("org_globex");
    private static final AccessRequirement KEYS = AccessRequirement.of(Operation.CREATE_API_KEY, ACME);
    private static final Origin ORIGIN = new Origin("req-1", "192.0.2.7", "curl/8");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final WatchedStorage storage = new WatchedStorage();
    private final InMemory inMemory = new InMemory(storage);
    private final AccessGate gate = new AccessGate(storage, new DeniedAccessLog(storage, inMemory, inMemory));

    @BeforeEach
    void anOrganization() {
        inMemory.landlord()
                .organizations()
                .create(
                        Caller.operator(new ActorId("local:ada")),
                        new CreateOrganization(ACME, new Slug("acme"), new Name("Acme"), Metadata.empty()));
    }

    private static Caller key(@Nullable OrgId orgId, String digit) {
        return new Caller(new Principal.KeyHolder(keyId(digit), orgId, Set.of(Permission.ORG_READ)), ORIGIN);
    }

    private static KeyId keyId(String digit) {
        return new KeyId("key_" + digit.repeat(26));
    }

    private static Caller user(OrgId orgId) {
        return new Caller(new Principal.User(orgId, new UserId("ada"), OrgRole.MEMBER, Map.of()), ORIGIN);
    }

    private void turnedAway(Caller caller, AccessRequirement need) {
        assertThatThrownBy(() -> gate.require(caller, need)).isInstanceOf(Failure.class);
    }

    private List<AuditEvent> ofAcme() {
        return storage.read(stores -> stores.auditLog()
                .list(
                        new AuditQuery(ACME, AuditAction.ACCESS_DENY.label(), null, null, null, null, Window.always()),
                        null,
                        100));
    }

    private List<PlatformAuditEvent> ofPlatform() {
        return storage.read(stores -> stores.platformAuditLog().list(0, 100));
    }

    /// What is written a moment later is there before long.
    private static void eventually(BooleanSupplier isSo) throws InterruptedException {
        for (int i = 0; i < 1_000 && !isSo.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(isSo.getAsBoolean()).isTrue();
    }

    /// So many are written, and no more come after them.
    private void assertWritten(int ofAcme, int ofPlatform) throws InterruptedException {
        eventually(() -> ofAcme().size() >= ofAcme && ofPlatform().size() >= ofPlatform);
        Thread.sleep(50);
        assertThat(ofAcme()).hasSize(ofAcme);
        assertThat(ofPlatform()).hasSize(ofPlatform);
    }

    @Test
    void givenAKeyOfTheOrganization_whenItIsTurnedAway_thenTheOrganizationsLogSaysWhoTriedWhatFromWhere()
            throws InterruptedException {
        Caller caller = key(ACME, "a");

        turnedAway(caller, KEYS);

        eventually(() -> ofAcme().size() == 1);
        assertThat(ofAcme()).singleElement().satisfies(event -> {
            assertThat(event.actorId()).isEqualTo(caller.actorId());
            assertThat(event.actorKind()).isEqualTo(ActorKind.KEY);
            assertThat(event.origin()).isEqualTo(ORIGIN);
            assertThat(event.targetId()).isEqualTo(new TargetId("key:write"));
            assertThat(event.occurredAt()).isEqualTo(inMemory.now());
            assertThat(event.projectId()).isNull();
            assertThat(event.metadata().json()).contains("organization org_acme");
        });
        assertThat(ofPlatform()).isEmpty();
    }

    @Test
    void givenAProjectThatTheCallerCannotSee_whenTheyTryToChangeIt_thenTheLogNamesIt() throws InterruptedException {
        ProjectId hidden = new ProjectId("project_hidden");

        turnedAway(user(ACME), AccessRequirement.of(Operation.DELETE_SECRET_REFERENCE, ACME, hidden));

        eventually(() -> ofAcme().size() == 1);
        assertThat(ofAcme().getFirst().projectId()).isEqualTo(hidden);
    }

    @Test
    void givenAStranger_whenTheyAreTurnedAway_thenThePlatformsLogSaysSo_whetherThereIsSuchAnOrganizationOrNot()
            throws InterruptedException {
        Caller stranger = key(GLOBEX, "b");

        turnedAway(stranger, KEYS);
        turnedAway(stranger, AccessRequirement.of(Operation.CREATE_API_KEY, new OrgId("org_none")));
        turnedAway(stranger, AccessRequirement.of(Operation.CREATE_ORGANIZATION));

        eventually(() -> ofPlatform().size() == 3);
        assertThat(ofPlatform())
                .allSatisfy(event -> assertThat(event.actorId()).isEqualTo(stranger.actorId()))
                .extracting(event -> event.metadata().json())
                .anyMatch(told -> told.contains("organization org_acme"))
                .anyMatch(told -> told.contains("organization org_none"))
                .anyMatch(told -> told.contains("the platform"));
        assertThat(ofAcme()).isEmpty();
    }

    @Test
    void givenOneWhoTriesAgainAndAgain_whenAMinuteIsNotOver_thenThatIsWrittenOnce() throws InterruptedException {
        Caller caller = key(ACME, "a");
        for (int i = 0; i < 100; i++) {
            turnedAway(caller, KEYS);
        }
        inMemory.pass(MINUTE.minusMillis(1));
        turnedAway(caller, KEYS);
        assertWritten(1, 0);

        inMemory.pass(Duration.ofMillis(1));
        turnedAway(caller, KEYS);

        assertWritten(2, 0);
    }

    @Test
    void givenAnotherCallerPermissionOrPlace_whenThatIsTurnedAway_thenItIsWrittenToo() throws InterruptedException {
        turnedAway(key(ACME, "a"), KEYS);
        turnedAway(key(ACME, "c"), KEYS);
        turnedAway(key(ACME, "a"), AccessRequirement.of(Operation.DELETE_ORGANIZATION, ACME));
        turnedAway(key(ACME, "a"), AccessRequirement.of(Operation.UPDATE_PROJECT, ACME, new ProjectId("app")));
        turnedAway(key(ACME, "a"), AccessRequirement.of(Operation.UPDATE_PROJECT, ACME, new ProjectId("web")));

        assertWritten(5, 0);
    }

    @Test
    void givenUsersOfTwoOrganizationsWithOneId_whenBothAreTurnedAway_thenBothAreWritten() throws InterruptedException {
        AccessRequirement platform = AccessRequirement.of(Operation.CREATE_ORGANIZATION);

        turnedAway(user(ACME), platform);
        turnedAway(user(GLOBEX), platform);
        turnedAway(user(ACME), platform);

        assertWritten(0, 2);
    }

    @Test
    void givenNobodyOrWhatIsNotSensitive_whenThatIsTurnedAway_thenNothingIsWritten() throws InterruptedException {
        turnedAway(Caller.anonymous(), KEYS);
        turnedAway(key(ACME, "a"), AccessRequirement.of(Operation.GET_USAGE_SETTINGS, ACME));

        assertWritten(0, 0);
    }

    @Test
    void givenAUnitOfWorkThatIsUndone_whenItsCallerIsTurnedAwayWithinIt_thenThatIsWrittenAfterwards()
            throws InterruptedException {
        assertThatThrownBy(() -> storage.write(stores -> {
                    stores.organizations().markDeleted(ACME, Instant.EPOCH);
                    gate.require(key(ACME, "a"), KEYS);
                    return stores;
                }))
                .isInstanceOf(Forbidden.class);

        eventually(() -> ofAcme().size() == 1);
    }

    @Test
    void givenStorageThatCannotWrite_whenACallerIsTurnedAway_thenTheyHearTheSameAndTheNextTimeIsWritten()
            throws InterruptedException {
        storage.setBroken(true);
        assertThatThrownBy(() -> gate.require(key(ACME, "a"), KEYS)).isInstanceOf(Forbidden.class);
        eventually(() -> {
            turnedAway(key(ACME, "a"), KEYS);
            return storage.commands() > 200;
        });
        storage.setBroken(false);

        eventually(() -> {
            turnedAway(key(ACME, "a"), KEYS);
            return ofAcme().size() == 1;
        });
        assertWritten(1, 0);
    }

    @Test
    void givenOneWhoMakesUpPlaceAfterPlace_whenTheyAreTurnedAway_thenAHundredAMinuteAreWritten()
            throws InterruptedException {
        Caller stranger = key(GLOBEX, "b");
        for (int i = 0; i < 1_000; i++) {
            turnedAway(stranger, AccessRequirement.of(Operation.CREATE_API_KEY, new OrgId("org_" + i)));
        }
        turnedAway(key(GLOBEX, "c"), KEYS);
        eventually(() -> storage.commands() == 101);

        inMemory.pass(MINUTE);
        turnedAway(stranger, KEYS);

        eventually(() -> storage.commands() > 101);
        Thread.sleep(50);
        assertThat(storage.commands()).isEqualTo(102);
    }

    @Test
    void givenMoreCallersThanAreRemembered_whenTheFirstTriesAgain_thenThatIsWrittenAgain_andOfTheLastItIsNot()
            throws InterruptedException {
        int callers = 10_001;
        for (int i = 0; i < callers; i++) {
            turnedAway(key(GLOBEX, i), KEYS);
        }
        eventually(() -> storage.commands() == callers);

        turnedAway(key(GLOBEX, 0), KEYS);
        turnedAway(key(GLOBEX, callers - 1), KEYS);

        eventually(() -> storage.commands() > callers);
        Thread.sleep(50);
        assertThat(storage.commands()).isEqualTo(callers + 1);
    }

    private static Caller key(OrgId orgId, int number) {
        return new Caller(new Principal.KeyHolder(new KeyId("key_%026d".formatted(number)), orgId, Set.of()), ORIGIN);
    }
}
