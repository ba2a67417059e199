package org.landlord.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Principal;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.failure.Unauthenticated;
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
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.ExternalIdentity;
import org.landlord.port.in.access.TrustedIssuer;
import org.landlord.port.in.access.WhoAmI;
import org.landlord.port.in.identity.IdentityProviderSettings;
import org.landlord.port.in.identity.PutIdentityProvider;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.tenancy.CreateTeam;
import org.landlord.port.in.tenancy.PutOrgMember;
import org.landlord.port.in.tenancy.PutProjectTeam;

/// Which organization vouches for a person, and as whom they come in.
class AuthenticationTest {

    private static final Caller OPERATOR = Caller.operator(new ActorId("operator"));
    private static final String ISSUER = "https://login.example/realms/all";
    private static final ProviderId SSO = new ProviderId("sso");
    private static final UserId ALICE = new UserId("alice");

    private final LandlordApplication landlord = new InMemory().landlord();
    private final OrgId acme = new OrgId("acme");
    private final OrgId globex = new OrgId("globex");
    private final OrgId initech = new OrgId("initech");

    @BeforeEach
    void threeOrganizations() {
        for (OrgId orgId : List.of(acme, globex, initech)) {
            landlord.organizations()
                    .create(
                            OPERATOR,
                            new CreateOrganization(orgId, new Slug(orgId.value()), new Name("Org"), Metadata.empty()));
        }
    }

    private void put(OrgId orgId, ProviderType type, String client, String status, Metadata metadata) {
        IdentityProviderSettings settings = new IdentityProviderSettings(
                type, new Reference(ISSUER), null, null, new Label(client), null, new Label(status), metadata);
        landlord.identityProviders().put(OPERATOR, new PutIdentityProvider(orgId, SSO, settings, Precondition.none()));
    }

    private void trust(OrgId orgId, String client) {
        put(orgId, ProviderType.OIDC, client, "active", Metadata.empty());
    }

    private List<TrustedIssuer> trusting(@Nullable String asked, String... audiences) {
        return landlord.authentication().trusting(ISSUER, List.of(audiences), asked);
    }

    private List<OrgId> organizations(@Nullable String asked, String... audiences) {
        return trusting(asked, audiences).stream().map(TrustedIssuer::orgId).toList();
    }

    private Principal.User person(String subject, String... groups) {
        return person(trusting("acme", "app").getFirst(), subject, groups);
    }

    private Principal.User person(TrustedIssuer issuer, String subject, String... groups) {
        ExternalIdentity person = new ExternalIdentity(issuer, subject, List.of(groups), false);
        Caller caller = landlord.authentication().person(person, Origin.unknown());
        return (Principal.User) caller.principal();
    }

    @Test
    void givenSeveralThatTrustAnIssuer_whenOneIsAskedFor_thenItVouchesAlone() {
        List.of(acme, globex, initech).forEach(orgId -> trust(orgId, "app"));

        assertThat(organizations("globex", "app")).containsExactly(globex);
        assertThat(organizations("initech", "other", "app")).containsExactly(initech);
        assertThat(trusting("globex", "app").getFirst().audience()).isEqualTo("app");
    }

    @Test
    void givenSeveralThatTrustAnIssuer_whenNoneOfThemIsAskedFor_thenItCanBeSeenThatThereAreSeveral() {
        List.of(globex, initech).forEach(orgId -> trust(orgId, "app"));

        assertThat(organizations(null, "app")).containsExactly(globex, initech);
        assertThat(organizations("acme", "app")).containsExactly(globex, initech);
        assertThat(organizations("nobody", "app")).containsExactly(globex, initech);
        assertThat(organizations("no id at all", "app")).containsExactly(globex, initech);
        trust(acme, "app");
        assertThat(organizations(null, "app")).hasSize(2);
    }

    @Test
    void givenAClientForEachOrganization_whenATokenIsForOne_thenOnlyItsOrganizationVouches() {
        trust(acme, "app-of-acme");
        trust(globex, "app-of-globex");

        assertThat(organizations("acme", "app-of-globex")).containsExactly(globex);
        assertThat(organizations("globex", "app-of-globex")).containsExactly(globex);
        assertThat(organizations(null, "app-of-acme")).containsExactly(acme);
    }

    @Test
    void givenRecordsThatDoNotVouch_whenTheyAreAsked_thenNobodyDoes() {
        put(acme, ProviderType.OIDC, "app", "inactive", Metadata.empty());
        put(globex, ProviderType.SAML, "app", "active", Metadata.empty());
        put(initech, ProviderType.OIDC, "app", "Active", Metadata.empty());

        assertThat(trusting("acme", "app")).isEmpty();
        assertThat(trusting("globex", "app")).isEmpty();
        assertThat(trusting("initech", "app")).isEmpty();
    }

    @Test
    void givenAudiencesThatCannotBeInARecord_whenOneOfTheOthersIs_thenItCounts() {
        trust(acme, "app");

        assertThat(organizations("acme", "", "x".repeat(200), "a\nb", "app")).containsExactly(acme);
        assertThat(trusting("acme")).isEmpty();
        assertThat(trusting("acme", "")).isEmpty();
        assertThat(landlord.authentication().trusting("", List.of("app"), "acme"))
                .isEmpty();
    }

    @Test
    void givenAMember_whenTheyAreVouchedFor_thenTheyComeInWithTheirRole() {
        trust(acme, "app");
        landlord.organizations()
                .putMember(OPERATOR, new PutOrgMember(acme, ALICE, OrgRole.AUDITOR, Precondition.none()));

        assertThat(person("alice")).isEqualTo(new Principal.User(acme, ALICE, OrgRole.AUDITOR, Map.of()));
        assertThat(person("bob")).isEqualTo(new Principal.User(acme, new UserId("bob"), null, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {" alice", "alice ", "\talice", "alice\n", "", "__org__", ".", "alice\0"})
    void givenASubjectThatIsNoUserIdToTheLetter_whenItIsVouchedFor_thenItIsRefused(String subject) {
        trust(acme, "app");

        assertThatThrownBy(() -> person(subject))
                .isInstanceOf(Unauthenticated.class)
                .hasMessage("the sub claim is not a valid user id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth0|5f7c8ec7c33c6c004bbafe82",
                "google-oauth2|114902840312345678901",
                "ada@example.com",
                "repo:acme/app:ref:refs/heads/main",
                "a.b",
                "Ada Lovelace",
                "\u00c5sa"
            })
    void givenASubjectAsIdentityProvidersWriteIt_whenItIsVouchedFor_thenTheMemberOfThatIdComesIn(String subject) {
        trust(acme, "app");
        landlord.organizations()
                .putMember(OPERATOR, new PutOrgMember(acme, new UserId(subject), OrgRole.AUDITOR, Precondition.none()));

        assertThat(person(subject)).isEqualTo(new Principal.User(acme, new UserId(subject), OrgRole.AUDITOR, Map.of()));
    }

    @Test
    void givenAnAudienceOfItsOwn_whenATokenIsForTheClientId_thenTheProviderDoesNotVouchForIt() {
        IdentityProviderSettings settings = new IdentityProviderSettings(
                ProviderType.OIDC,
                new Reference(ISSUER),
                null,
                null,
                new Label("app"),
                new Label("api"),
                null,
                Metadata.empty());
        landlord.identityProviders().put(OPERATOR, new PutIdentityProvider(acme, SSO, settings, Precondition.none()));

        assertThat(trusting("acme", "app")).isEmpty();
        assertThat(trusting("acme", "api")).extracting(TrustedIssuer::audience).containsExactly("api");
    }

    @Test
    void givenSomebodyWithTooManyGroupsForAToken_whenTheyAskWhoTheyAre_thenTheyAreToldSo() {
        trust(acme, "app");
        TrustedIssuer issuer = trusting("acme", "app").getFirst();

        for (boolean overage : new boolean[] {true, false}) {
            Caller caller = landlord.authentication()
                    .person(new ExternalIdentity(issuer, "alice", List.of(), overage), Origin.unknown());
            assertThat(landlord.access().whoAmI(caller).groupsOverage()).isEqualTo(overage);
        }
    }

    @Test
    void givenAUserWithRolesInAProject_whenTheyAskWhoTheyAre_thenThePermissionsOfTheRolesAreListedWithTheProject() {
        ProjectId app = projectWithTeam(acme, "viewers", "viewer");
        landlord.teams()
                .create(OPERATOR, new CreateTeam(acme, new TeamId("operators"), new Slug("ops"), new Name("Ops")));
        landlord.projects()
                .putTeam(
                        OPERATOR,
                        new PutProjectTeam(
                                acme, app, new TeamId("operators"), new Label("operator"), Precondition.none()));
        Map<String, String> teams = Map.of("/view", "viewers", "/operate", "operators");
        put(
                acme,
                ProviderType.OIDC,
                "app",
                "active",
                Metadata.of(Map.of("groupTeams", Map.of("claim", "groups", "teams", teams))));

        Caller caller = new Caller(person("alice", "/view", "/operate"), Origin.unknown());

        assertThat(landlord.access().whoAmI(caller).projects())
                .containsExactly(new WhoAmI.InProject(
                        app,
                        Set.of(ProjectRole.VIEWER, ProjectRole.OPERATOR),
                        Set.of(
                                Permission.PROJECT_READ,
                                Permission.USAGE_READ,
                                Permission.LIMIT_READ,
                                Permission.USAGE_WRITE,
                                Permission.SECRET_READ,
                                Permission.RUN_READ,
                                Permission.RUN_LAUNCH,
                                Permission.RUN_CONTROL,
                                Permission.APPROVAL_DECIDE)));
        assertThat(landlord.access()
                        .whoAmI(new Caller(person("alice", "/view"), Origin.unknown()))
                        .projects())
                .extracting(WhoAmI.InProject::permissions)
                .containsExactly(Set.of(
                        Permission.PROJECT_READ, Permission.USAGE_READ, Permission.LIMIT_READ, Permission.RUN_READ));
    }

    @Test
    void givenARecordThatChangedMeanwhile_whenSomebodyIsVouchedForByWhatItWas_thenTheyAreRefused() {
        trust(acme, "app");
        TrustedIssuer before = trusting("acme", "app").getFirst();

        put(acme, ProviderType.OIDC, "app", "inactive", Metadata.empty());
        assertThatThrownBy(() -> person(before, "alice")).isInstanceOf(Unauthenticated.class);
        trust(acme, "another-app");
        assertThatThrownBy(() -> person(before, "alice")).isInstanceOf(Unauthenticated.class);
        landlord.identityProviders().delete(OPERATOR, acme, SSO, Precondition.none());
        assertThatThrownBy(() -> person(before, "alice")).isInstanceOf(Unauthenticated.class);
    }

    @Test
    void givenGroupsThatAreTeams_whenSomebodyInThemIsVouchedFor_thenOnlyTeamsOfThatOrganizationCount() {
        ProjectId app = projectWithTeam(acme, "team_acme", "viewer");
        projectWithTeam(globex, "team_globex", "admin");
        Map<String, String> teams = Map.of("/a", "team_acme", "/b", "team_globex", "/c", "team_nobodys");
        put(
                acme,
                ProviderType.OIDC,
                "app",
                "active",
                Metadata.of(Map.of("groupTeams", Map.of("claim", "groups", "teams", teams))));

        assertThat(trusting("acme", "app").getFirst().groupsClaim()).isEqualTo("groups");
        assertThat(person("alice", "/a", "/b", "/c", "/d").projects())
                .isEqualTo(Map.of(app, Set.of(ProjectRole.VIEWER)));
        assertThat(person("alice", "/b", "/c").projects()).isEmpty();
    }

    private ProjectId projectWithTeam(OrgId orgId, String team, String role) {
        ProjectId app = new ProjectId("app");
        TeamId teamId = new TeamId(team);
        landlord.projects()
                .create(OPERATOR, new CreateProject(orgId, app, new Slug("app"), new Name("App"), Metadata.empty()));
        landlord.teams().create(OPERATOR, new CreateTeam(orgId, teamId, new Slug("team"), new Name("Team")));
        landlord.projects()
                .putTeam(OPERATOR, new PutProjectTeam(orgId, app, teamId, new Label(role), Precondition.none()));
        return app;
    }

    @Test
    void givenSomebodyWhoBelongsToNothing_whenTheyListOrganizations_thenThereIsNone() {
        trust(acme, "app");
        Caller stranger = new Caller(person("stranger"), Origin.unknown());

        assertThat(landlord.organizations().list(stranger, PageRequest.first()).items())
                .isEmpty();
    }
}
