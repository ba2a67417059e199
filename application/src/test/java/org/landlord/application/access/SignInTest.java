package org.landlord.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Principal;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.in.access.session.ListedSession;
import org.landlord.port.in.access.session.SignInUser;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.tenancy.CreateTeam;
import org.landlord.port.in.tenancy.PutProjectTeam;
import org.landlord.port.in.tenancy.PutTeamMember;

/// When a session begins, and whom it acts for.
class SignInTest extends SignInWorld {

    @Test
    void givenAKey_whenItsHolderSignsIn_thenTheSessionActsExactlyAsTheKey() {
        for (OrgId orgId : new OrgId[] {null, ACME}) {
            ApiKeyToken key = newKey(orgId);

            Caller caller = caller(begin(key));

            assertThat(caller.principal())
                    .isEqualTo(here.authentication().holder(key, LATER).principal());
            assertThat(caller.origin()).isEqualTo(LATER);
            assertThat(caller.actorId()).isEqualTo(new ActorId(key.keyId().value()));
        }
    }

    @Test
    void givenASession_whenItsHolderListsSessions_thenTheOwnOneIsMarked() {
        SessionToken first = begin(newKey(ACME));
        SessionToken second = begin(newKey(ACME));

        assertThat(sessions(ACME, caller(second)))
                .extracting(ListedSession::current)
                .containsExactly(false, true);
        assertThat(sessions(ACME, caller(first)))
                .extracting(ListedSession::current)
                .containsExactly(true, false);
        assertThat(sessions(ACME, OPERATOR)).extracting(ListedSession::current).containsExactly(false, false);
    }

    @Test
    void givenAKey_whenItIsNotValid_thenItsHolderCannotSignIn() {
        ApiKeyToken revoked = newKey(ACME);
        here.apiKeys().revoke(OPERATOR, ACME, revoked.keyId(), Precondition.none());
        ApiKeyToken wrong = ApiKeyToken.of(newKey(ACME).keyId(), "g".repeat(ApiKeyToken.RANDOM_DIGITS));

        for (ApiKeyToken key : List.of(revoked, wrong)) {
            assertThatThrownBy(() -> begin(key)).isInstanceOf(Unauthenticated.class);
        }
        assertThat(sessions(ACME, OPERATOR)).isEmpty();
    }

    @Test
    void givenAUserWithoutAccess_whenTheySignIn_thenTheyAreRefused() {
        assertThatThrownBy(this::beginAsAda)
                .isInstanceOf(Unauthenticated.class)
                .hasMessage("the user is neither a member of the organization nor in a team of it");
        assertThat(sessions(ACME, OPERATOR)).isEmpty();
    }

    @Test
    void givenAGroupThatMapsToATeam_whenAUserOfItSignsIn_thenTheSessionHasTheAccessOfTheTeam() {
        TeamId team = new TeamId("team_eng");
        ProjectId project = new ProjectId("project_app");
        here.teams().create(OPERATOR, new CreateTeam(ACME, team, new Slug("eng"), new Name("Engineering")));
        here.projects()
                .create(OPERATOR, new CreateProject(ACME, project, new Slug("app"), new Name("App"), Metadata.empty()));
        here.projects()
                .putTeam(OPERATOR, new PutProjectTeam(ACME, project, team, new Label("viewer"), Precondition.none()));
        putProvider(
                "active",
                Map.of("groupTeams", Map.of("claim", "groups", "teams", Map.of("/engineering", team.value()))));

        SessionToken token = beginAsAda("/sales", "/engineering");

        assertThat(caller(token).principal())
                .isEqualTo(new Principal.User(ACME, ADA, null, Map.of(project, Set.of(ProjectRole.VIEWER))));
        assertThatThrownBy(() -> beginAsAda("/sales")).isInstanceOf(Unauthenticated.class);

        here.projects().removeTeam(OPERATOR, ACME, project, team, Precondition.none());
        inMemory.pass(FRESH.plus(MOMENT));
        assertOver(token);
    }

    @Test
    void givenMoreGroupsThanAreStored_whenAUserSignsIn_thenNoneCountsAndTheCallerSaysSo() {
        putMember(OrgRole.MEMBER);

        SessionToken token = beginAsAda(
                IntStream.range(0, 1_001).mapToObj(i -> "/group-" + i).toArray(String[]::new));

        assertThat(((Principal.User) caller(token).principal()).groupsOverage()).isTrue();
        assertThat(((Principal.User)
                                caller(beginAsAda("x".repeat(16 * 1024 + 1))).principal())
                        .groupsOverage())
                .isTrue();
        assertThat(((Principal.User) caller(beginAsAda("x".repeat(16 * 1024))).principal()).groupsOverage())
                .isFalse();
    }

    @Test
    void givenAJitRole_whenAUserSignsInForTheFirstTime_thenTheyBecomeAMemberWithIt_audited() {
        putProvider("active", Map.of("jitRole", "auditor"));

        Caller caller = caller(beginAsAda());

        assertThat(caller.principal()).isEqualTo(new Principal.User(ACME, ADA, OrgRole.AUDITOR, Map.of()));
        assertThat(auditLog())
                .filteredOn(event -> event.action().value().equals("org.member.upsert"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.actorId()).isEqualTo(new ActorId(ADA.value()));
                    assertThat(event.actorKind()).isEqualTo(ActorKind.USER);
                    assertThat(event.metadata().members())
                            .containsEntry("role", "auditor")
                            .containsEntry("providerId", "sso");
                });
    }

    @Test
    void givenAJitRole_whenAMemberSignsIn_thenTheirRoleStays() {
        putProvider("active", Map.of("jitRole", "admin"));
        putMember(OrgRole.MEMBER);

        assertThat(((Principal.User) caller(beginAsAda()).principal()).role()).isEqualTo(OrgRole.MEMBER);
    }

    @Test
    void givenTheRoleOfAnOwner_whenItIsToBeAJitRole_thenTheProviderIsRefused() {
        assertThatThrownBy(() -> putProvider("active", Map.of("jitRole", "owner")))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.violations())
                                .singleElement()
                                .satisfies(violation -> {
                                    assertThat(violation.pointer()).isEqualTo("/metadata/jitRole");
                                    assertThat(violation.detail())
                                            .isEqualTo("must be one of admin, billing, auditor, member");
                                }));
    }

    @Test
    void givenAClientSecret_whenAnOwnerOfTheOrganizationPutsItsLocation_thenThatIsForbidden() {
        Map<String, String> secret = Map.of("clientSecretRef", "env:ACME_SECRET");
        Caller owner = new Caller(new Principal.User(ACME, ADA, OrgRole.OWNER, Map.of()), BROWSER);

        assertThatThrownBy(() -> putProvider(owner, "active", secret)).isInstanceOf(Forbidden.class);
        putProvider(OPERATOR, "active", secret);
        assertThatThrownBy(() -> putProvider(owner, "active", Map.of())).isInstanceOf(Forbidden.class);
        putProvider(OPERATOR, "active", Map.of());
        putProvider(owner, "active", Map.of("region", "eu"));
    }

    @Test
    void givenAProviderThatWasChangedSince_whenAUserComesBackFromIt_thenTheyAreRefused() {
        putMember(OrgRole.MEMBER);
        SignInUser before = user(ADA.value(), List.of());
        putProvider("active", Map.of("region", "eu"));

        assertThatThrownBy(() -> signIn.withProvider(before, TERMS, signIn.newToken(), null, BROWSER))
                .isInstanceOf(Unauthenticated.class)
                .hasMessage("the identity provider is no longer trusted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ada", "__org__", "a\nb", ".."})
    void givenATextThatIsNoUserId_whenItIsSignedIn_thenItIsRefused(String userId) {
        assertThatThrownBy(() -> signIn.withProvider(user(userId, List.of()), TERMS, signIn.newToken(), null, BROWSER))
                .isInstanceOf(Unauthenticated.class)
                .hasMessage("the identity provider sent no valid user id");
    }

    @Test
    void givenAToken_whenTheSessionIsStored_thenOnlyItsHashIs() {
        SessionToken token = begin(newKey(ACME));

        assertThat(storage.<Boolean>read(
                        stores -> stores.sessions().find(SecretHash.of(token)).isPresent()))
                .isTrue();
        assertThat(storage.<String>read(
                        stores -> stores.sessions().list(ACME, null, 10).toString()))
                .doesNotContain(token.secret());
    }

    @Test
    void givenProvidersOfOrganizations_whenAPersonNamesTheirs_thenActiveOnesAreFoundBySlugOrDomain() {
        putProvider("active", Map.of("emailDomains", List.of("acme.example")));

        assertThat(signIn.providersOf("acme"))
                .extracting(IdentityProvider::providerId)
                .containsExactly(SSO);
        assertThat(signIn.providersOf("nobody")).isEmpty();
        assertThat(signIn.providersOf("Not a slug!")).isEmpty();
        assertThat(signIn.providersOfAddress("Ada@ACME.example")).hasSize(1);
        assertThat(signIn.providersOfAddress("ada@globex.example")).isEmpty();
        assertThat(signIn.providersOfAddress("ada")).isEmpty();
        assertThat(signIn.provider(ACME, SSO)).isPresent();

        putProvider("disabled", Map.of("emailDomains", List.of("acme.example")));
        assertThat(signIn.providersOf("acme")).isEmpty();
        assertThat(signIn.providersOfAddress("ada@acme.example")).isEmpty();
        assertThat(signIn.provider(ACME, SSO)).isEmpty();
        putProvider("active", Map.of("emailDomains", List.of("acme.example")));
        here.organizations().delete(OPERATOR, ACME, Precondition.none());
        assertThat(signIn.providersOf("acme")).isEmpty();
        assertThat(signIn.providersOfAddress("ada@acme.example")).isEmpty();
        assertThat(signIn.provider(ACME, SSO)).isEmpty();
    }

    @Test
    void givenATeamMemberWhoIsNoMember_whenTheySignIn_thenTheTeamsProjectsAreTheirs() {
        TeamId team = new TeamId("team_eng");
        ProjectId project = new ProjectId("project_app");
        here.teams().create(OPERATOR, new CreateTeam(ACME, team, new Slug("eng"), new Name("Engineering")));
        here.projects()
                .create(OPERATOR, new CreateProject(ACME, project, new Slug("app"), new Name("App"), Metadata.empty()));
        here.projects()
                .putTeam(OPERATOR, new PutProjectTeam(ACME, project, team, new Label("viewer"), Precondition.none()));
        here.teams().putMember(OPERATOR, new PutTeamMember(ACME, team, ADA, new Label("member"), Precondition.none()));

        assertThat(((Principal.User) caller(beginAsAda()).principal()).projects())
                .containsOnlyKeys(Collections.singletonList(project).getFirst());
    }
}
