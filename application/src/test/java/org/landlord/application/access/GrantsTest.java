package org.landlord.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.landlord.application.InMemory;
import org.landlord.application.WatchedStorage;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Principal;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.access.Roles;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.RotateApiKey;
import org.landlord.port.in.identity.CreateIdentityProvider;
import org.landlord.port.in.identity.IdentityProviderSettings;
import org.landlord.port.in.identity.PutIdentityProvider;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.tenancy.CreateTeam;
import org.landlord.port.in.tenancy.PutOrgMember;
import org.landlord.port.in.tenancy.PutProjectTeam;
import org.landlord.port.in.tenancy.PutTeamMember;

/// Nobody grants what they do not hold, in whatever shape it is granted.
class GrantsTest {

    private static final OrgId ACME = new OrgId("org_acme");
    private static final ProjectId APP = new ProjectId("app");
    private static final TeamId TEAM = new TeamId("team_t");
    private static final UserId EVE = new UserId("eve");
    private static final Caller OPERATOR = Caller.operator(new ActorId("local:ada"));
    private static final Precondition ANY = Precondition.none();

    private final WatchedStorage storage = new WatchedStorage();
    private final InMemory inMemory = new InMemory(storage);
    private final Landlord landlord = inMemory.landlord();
    private final AccessGate gate = new AccessGate(storage, new DeniedAccessLog(storage, inMemory, inMemory));

    @BeforeEach
    void anOrganizationWithAProjectAndATeam() {
        landlord.organizations()
                .create(OPERATOR, new CreateOrganization(ACME, new Slug("acme"), new Name("Acme"), Metadata.empty()));
        landlord.projects()
                .create(OPERATOR, new CreateProject(ACME, APP, new Slug("app"), new Name("App"), Metadata.empty()));
        landlord.teams().create(OPERATOR, new CreateTeam(ACME, TEAM, new Slug("t"), new Name("T")));
    }

    private static Caller member(OrgRole role) {
        return new Caller(new Principal.User(ACME, new UserId("ada"), role, Map.of()), Origin.unknown());
    }

    private static Caller key(@Nullable OrgId orgId, Set<Permission> permissions) {
        return new Caller(
                new Principal.KeyHolder(new KeyId("key_" + "0".repeat(26)), orgId, permissions), Origin.unknown());
    }

    private static void assertRefused(ThrowingCallable grant, Permission... missing) {
        assertThatThrownBy(grant)
                .isInstanceOf(Forbidden.class)
                .hasMessageStartingWith("you cannot grant permissions that you do not have: you lack "
                        + Stream.of(missing).map(Permission::label).collect(Collectors.joining(", ")) + " for ");
    }

    static Stream<Arguments> rolesThatMayBeGranted() {
        return Stream.of(
                Arguments.of(OrgRole.OWNER, EnumSet.allOf(OrgRole.class)),
                Arguments.of(OrgRole.ADMIN, EnumSet.complementOf(EnumSet.of(OrgRole.OWNER))),
                Arguments.of(OrgRole.BILLING, EnumSet.of(OrgRole.BILLING, OrgRole.MEMBER)),
                Arguments.of(OrgRole.AUDITOR, EnumSet.of(OrgRole.AUDITOR, OrgRole.MEMBER)),
                Arguments.of(OrgRole.MEMBER, EnumSet.of(OrgRole.MEMBER)));
    }

    @ParameterizedTest
    @MethodSource("rolesThatMayBeGranted")
    void givenSomebodyWithARole_whenTheyGrantOrTakeOne_thenTheyMayIfItAllowsNoMoreThanTheirs(
            OrgRole held, Set<OrgRole> grantable) {
        for (OrgRole role : OrgRole.values()) {
            ThrowingCallable given = () -> Grants.requireOfMember(gate, member(held), ACME, null, role);
            ThrowingCallable taken = () -> Grants.requireOfMember(gate, member(held), ACME, role, null);
            ThrowingCallable lowered = () -> Grants.requireOfMember(gate, member(held), ACME, role, OrgRole.MEMBER);
            for (ThrowingCallable grant : List.of(given, taken, lowered)) {
                if (grantable.contains(role)) {
                    assertThatCode(grant).as(role.label()).doesNotThrowAnyException();
                } else {
                    assertThatThrownBy(grant).as(role.label()).isInstanceOf(Forbidden.class);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ProjectRole.class)
    void givenTheRightsOfAProjectRoleButOne_whenThatRoleIsGranted_thenTheMissingOneIsNamed(ProjectRole role) {
        Set<Permission> enough = EnumSet.copyOf(Roles.permissions(role));
        enough.addAll(Roles.permissions(OrgRole.MEMBER));
        Label label = new Label(role.label());
        assertThatCode(() -> Grants.requireOfProject(gate, key(ACME, enough), ACME, APP, label))
                .doesNotThrowAnyException();

        for (Permission missing : enough) {
            Set<Permission> others = EnumSet.copyOf(enough);
            others.remove(missing);
            assertRefused(() -> Grants.requireOfProject(gate, key(ACME, others), ACME, APP, label), missing);
        }
    }

    @Test
    void givenARoleThatIsALabelOnly_whenItIsGranted_thenAnybodyMay() {
        assertThatCode(() -> Grants.requireOfProject(gate, key(ACME, Set.of()), ACME, APP, new Label("Admin")))
                .doesNotThrowAnyException();
    }

    @Test
    void givenAnAdminOfOneProject_whenTheyGrantARoleInAnother_thenTheyMayNot() {
        Caller admin = new Caller(
                new Principal.User(ACME, new UserId("ada"), null, Map.of(APP, Set.of(ProjectRole.ADMIN))),
                Origin.unknown());

        assertThatCode(() -> Grants.requireOfProject(gate, admin, ACME, APP, new Label("admin")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Grants.requireOfProject(gate, admin, ACME, new ProjectId("web"), new Label("viewer")))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void givenATeamWithMoreProjectsThanAreReadAtATime_whenTheLastIsBeyondTheCaller_thenNobodyIsLetIntoTheTeam() {
        int projects = 501;
        storage.write(stores -> {
            IntStream.rangeClosed(1, projects).forEach(i -> {
                ProjectId projectId = new ProjectId("project_%04d".formatted(i));
                landlord.projects()
                        .create(
                                OPERATOR,
                                new CreateProject(ACME, projectId, new Slug("p" + i), new Name("P"), Metadata.empty()));
                Label role = new Label(i == projects ? "admin" : "viewer");
                stores.projectTeamGrants().put(new ProjectTeamGrant(ACME, projectId, TEAM, role, inMemory.now()));
            });
            return projects;
        });
        Set<Permission> held = EnumSet.copyOf(Roles.permissions(ProjectRole.VIEWER));
        held.addAll(Set.of(Permission.MEMBER_WRITE, Permission.ORG_READ));

        assertThatThrownBy(() ->
                        landlord.teams().putMember(key(ACME, held), new PutTeamMember(ACME, TEAM, EVE, null, ANY)))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("project_0501");
        held.addAll(Roles.permissions(ProjectRole.ADMIN));
        landlord.teams().putMember(key(ACME, held), new PutTeamMember(ACME, TEAM, EVE, null, ANY));
    }

    @Test
    void givenAKey_whenItMakesAnother_thenThatOneReachesNoFurtherAndMayNoMore() {
        KeyScopes everything = KeyScopes.all();

        assertThatCode(() -> Grants.requireOfKey(gate, member(OrgRole.OWNER), ACME, everything))
                .doesNotThrowAnyException();
        assertRefused(
                () -> Grants.requireOfKey(gate, member(OrgRole.ADMIN), ACME, everything),
                Permission.ORG_DELETE,
                Permission.IDP_WRITE);
        assertThatThrownBy(() -> Grants.requireOfKey(
                        gate, key(ACME, EnumSet.allOf(Permission.class)), null, new KeyScopes(List.of("org:read"))))
                .as("a key of one organization makes none for all")
                .isInstanceOf(Forbidden.class);
        assertRefused(
                () -> Grants.requireOfKey(
                        gate, key(null, Permission.ofOrganizations()), null, new KeyScopes(List.of("platform:*"))),
                Permission.PLATFORM_READ,
                Permission.PLATFORM_WRITE);
        assertRefused(
                () -> Grants.requireOfKey(
                        gate, key(null, Set.of(Permission.USAGE_READ)), ACME, new KeyScopes(List.of("usage:*"))),
                Permission.USAGE_WRITE,
                Permission.USAGE_CORRECT);
    }

    static Stream<Arguments> grantsOfUseCases() {
        IdentityProviderSettings oidc = new IdentityProviderSettings(
                ProviderType.OIDC,
                new Reference("https://idp.example"),
                null,
                null,
                new Label("app"),
                null,
                null,
                Metadata.empty());
        return Stream.of(
                grant(
                        "an owner is made",
                        (landlord, caller) -> landlord.organizations()
                                .putMember(caller, new PutOrgMember(ACME, EVE, OrgRole.OWNER, ANY))),
                grant(
                        "an owner is made less",
                        (landlord, caller) -> landlord.organizations()
                                .putMember(caller, new PutOrgMember(ACME, new UserId("owner"), OrgRole.MEMBER, ANY))),
                grant(
                        "an owner is removed",
                        (landlord, caller) ->
                                landlord.organizations().removeMember(caller, ACME, new UserId("owner"), ANY)),
                grant(
                        "somebody joins a team",
                        (landlord, caller) ->
                                landlord.teams().putMember(caller, new PutTeamMember(ACME, TEAM, EVE, null, ANY))),
                grant(
                        "a team gets at a project",
                        (landlord, caller) -> landlord.projects()
                                .putTeam(caller, new PutProjectTeam(ACME, APP, TEAM, new Label("admin"), ANY))),
                grant(
                        "a team gets at a project by default",
                        (landlord, caller) ->
                                landlord.projects().putTeam(caller, new PutProjectTeam(ACME, APP, TEAM, null, ANY))),
                grant(
                        "a key is made",
                        (landlord, caller) -> landlord.apiKeys()
                                .create(caller, new CreateApiKey(ACME, new Name("CI"), null, KeyScopes.all(), null))),
                grant(
                        "a key is rotated",
                        (landlord, caller) -> landlord.apiKeys()
                                .rotate(caller, new RotateApiKey(ACME, ownersKey(landlord), Duration.ZERO, null))),
                grant(
                        "a way to sign in is made",
                        (landlord, caller) -> landlord.identityProviders()
                                .create(caller, new CreateIdentityProvider(ACME, null, oidc))),
                grant(
                        "a way to sign in is changed",
                        (landlord, caller) -> landlord.identityProviders()
                                .put(caller, new PutIdentityProvider(ACME, new ProviderId("idp_1"), oidc, ANY))));
    }

    /// A use case that grants something.
    @FunctionalInterface
    private interface Grant {
        void by(Landlord landlord, Caller caller);
    }

    private static Arguments grant(String what, Grant grant) {
        return Arguments.of(what, grant);
    }

    private static KeyId ownersKey(Landlord landlord) {
        return landlord.apiKeys()
                .create(OPERATOR, new CreateApiKey(ACME, new Name("owner"), null, KeyScopes.all(), null))
                .key()
                .keyId();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("grantsOfUseCases")
    void givenWhoMayChangeEverythingAndSeeNothing_whenTheyGrant_thenTheyAreRefused_andAnOwnerIsNot(
            String what, Grant grant) throws InterruptedException {
        Consumer<String> owner = userId -> landlord.organizations()
                .putMember(OPERATOR, new PutOrgMember(ACME, new UserId(userId), OrgRole.OWNER, ANY));
        owner.accept("owner");
        owner.accept("another");
        landlord.projects().putTeam(OPERATOR, new PutProjectTeam(ACME, APP, TEAM, new Label("operator"), ANY));
        Set<Permission> writing = EnumSet.noneOf(Permission.class);
        Permission.ofOrganizations().stream()
                .filter(permission -> !permission.reads())
                .forEach(writing::add);

        assertThatThrownBy(() -> grant.by(landlord, key(ACME, writing)))
                .as(what)
                .isInstanceOf(Forbidden.class)
                .hasMessageStartingWith("you cannot grant permissions that you do not have");
        assertThat(denials()).as("the attempt is in the log").hasSize(1);
        assertThatCode(() -> grant.by(landlord, member(OrgRole.OWNER))).as(what).doesNotThrowAnyException();
    }

    /// What is written a moment later is there before long.
    private List<AuditEvent> denials() throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            List<AuditEvent> found = storage.read(stores -> stores.auditLog()
                    .list(
                            new AuditQuery(
                                    ACME, AuditAction.ACCESS_DENY.label(), null, null, null, null, Window.always()),
                            null,
                            100));
            if (!found.isEmpty()) {
                return found;
            }
            Thread.sleep(10);
        }
        return List.of();
    }
}
