package org.landlord.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.application.WatchedStorage;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.session.ListSessions;
import org.landlord.port.in.access.session.ListedSession;
import org.landlord.port.in.access.session.SessionTerms;
import org.landlord.port.in.access.session.SessionUse;
import org.landlord.port.in.access.session.SignIn;
import org.landlord.port.in.access.session.SignInUser;
import org.landlord.port.in.audit.ListAuditEvents;
import org.landlord.port.in.identity.IdentityProviderSettings;
import org.landlord.port.in.identity.PutIdentityProvider;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.PutOrgMember;

/// An organization with an identity provider, and browsers that sign in.
abstract class SignInWorld {

    static final Caller OPERATOR = Caller.operator(new ActorId("operator"));
    static final Origin BROWSER = new Origin("req-1", "192.0.2.7", "Mozilla/5.0");
    static final Origin LATER = new Origin("req-2", "192.0.2.8", "Mozilla/5.0");
    static final Duration IDLE = Duration.ofMinutes(60);
    static final Duration LIFETIME = Duration.ofHours(12);
    static final SessionTerms TERMS = new SessionTerms(IDLE, LIFETIME);
    static final Duration FRESH = Duration.ofSeconds(2);
    static final Duration MOMENT = Duration.ofMillis(1);
    static final ProviderId SSO = new ProviderId("sso");
    static final UserId ADA = new UserId("auth0|ada");
    static final OrgId ACME = new OrgId("acme");

    final WatchedStorage storage = new WatchedStorage();
    final InMemory inMemory = new InMemory(storage);
    final LandlordApplication here = inMemory.landlord();
    final LandlordApplication elsewhere = inMemory.on(storage);
    final SignIn signIn = here.signIn();

    @BeforeEach
    void anOrganization() {
        here.organizations()
                .create(OPERATOR, new CreateOrganization(ACME, new Slug("acme"), new Name("Acme"), Metadata.empty()));
        putProvider("active", Map.of());
    }

    final void putProvider(String status, Map<String, ?> metadata) {
        putProvider(OPERATOR, status, metadata);
    }

    final void putProvider(Caller caller, String status, Map<String, ?> metadata) {
        IdentityProviderSettings settings = new IdentityProviderSettings(
                ProviderType.OIDC,
                new Reference("https://id.example"),
                null,
                null,
                new Label("console"),
                null,
                new Label(status),
                Metadata.of(metadata));
        here.identityProviders().put(caller, new PutIdentityProvider(ACME, SSO, settings, Precondition.none()));
    }

    final void putMember(OrgRole role) {
        here.organizations().putMember(OPERATOR, new PutOrgMember(ACME, ADA, role, Precondition.none()));
    }

    final ApiKeyToken newKey(@Nullable OrgId orgId) {
        return here.apiKeys()
                .create(OPERATOR, new CreateApiKey(orgId, new Name("CI"), null, KeyScopes.all(), null))
                .token();
    }

    final SessionToken begin(ApiKeyToken key) {
        SessionToken token = signIn.newToken();
        signIn.withKey(key, TERMS, token, null, BROWSER);
        return token;
    }

    final SignInUser user(String userId, List<String> groups) {
        IdentityProvider provider =
                here.identityProviders().get(OPERATOR, ACME, SSO).provider();
        return new SignInUser(ACME, SSO, provider.version(), userId, groups, false, null);
    }

    final SessionToken beginAsAda(String... groups) {
        SessionToken token = signIn.newToken();
        signIn.withProvider(user(ADA.value(), List.of(groups)), TERMS, token, null, BROWSER);
        return token;
    }

    final Caller caller(SessionToken token) {
        return here.authentication().holder(token, LATER, SessionUse.ACTIVE);
    }

    final void assertOver(SessionToken token) {
        assertThat(here.authentication().remembered(token, LATER, SessionUse.ACTIVE))
                .isEmpty();
        assertThatThrownBy(() -> caller(token))
                .isInstanceOf(Unauthenticated.class)
                .hasMessage("the session is over: sign in again");
        assertThatThrownBy(() -> signIn.session(token, LATER)).isInstanceOf(Unauthenticated.class);
    }

    final List<AuditEvent> auditLog() {
        ListAuditEvents everything = new ListAuditEvents(ACME, null, null, null, null, null, Window.always());
        return here.auditTrail()
                .list(OPERATOR, everything, new PageRequest(500, null))
                .items();
    }

    final List<ListedSession> sessions(@Nullable OrgId orgId, Caller caller) {
        return here.sessions()
                .list(caller, new ListSessions(orgId, null, null), new PageRequest(500, null))
                .items();
    }
}
