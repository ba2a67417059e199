package org.landlord.port.contracts.in.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.PreconditionFailed;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.contracts.in.Tells;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.session.ListSessions;
import org.landlord.port.in.access.session.ListedSession;
import org.landlord.port.in.access.session.Sessions;

/// The contract of [Sessions].
public abstract class SessionsContract extends InboundContract {

    /// Signs in with a key, for 12 hours at most.
    ///
    /// @return the id of the session
    protected abstract SessionId signIn(ApiKeyToken key);

    private Sessions sessions() {
        return landlord().sessions();
    }

    private ApiKeyToken newKey(@Nullable OrgId orgId) {
        return landlord()
                .apiKeys()
                .create(
                        caller(),
                        new CreateApiKey(orgId, new Name("CI"), null, new KeyScopes(List.of("org:read")), null))
                .token();
    }

    private List<ListedSession> list(@Nullable OrgId orgId) {
        return list(new ListSessions(orgId, null, null));
    }

    private List<ListedSession> list(ListSessions query) {
        List<ListedSession> items = new ArrayList<>();
        String cursor = null;
        do {
            var page = sessions().list(caller(), query, new PageRequest(2, cursor));
            items.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return items;
    }

    @Test
    void givenASignInWithAKey_whenItsSessionIsRead_thenItIsThatOfTheKeyAndEndsInTwelveHours() {
        OrgId orgId = newOrg().orgId();
        ApiKeyToken key = newKey(orgId);

        SessionId sessionId = signIn(key);

        ListedSession listed = sessions().get(caller(), orgId, sessionId);
        assertThat(listed.current()).isFalse();
        assertThat(listed.session().sessionId()).isEqualTo(sessionId);
        assertThat(listed.session().orgId()).isEqualTo(orgId);
        assertThat(listed.session().keyId()).isEqualTo(key.keyId());
        assertThat(listed.session().userId()).isNull();
        assertThat(listed.session().providerId()).isNull();
        assertThat(Duration.between(
                        listed.session().createdAt(), listed.session().expiresAt()))
                .isEqualTo(Duration.ofHours(12));
        assertThat(listed.session().lastUsedAt())
                .isAfterOrEqualTo(listed.session().createdAt());
        assertThat(list(orgId)).containsExactly(listed);
    }

    @Test
    void givenSessionsOfTwoOrganizationsAndThePlatform_whenOneIsReadElsewhere_thenItIsNotFound() {
        OrgId orgId = newOrg().orgId();
        OrgId other = newOrg().orgId();
        SessionId sessionId = signIn(newKey(orgId));
        SessionId platform = signIn(newKey(null));

        for (@Nullable OrgId elsewhere : new OrgId[] {other, null}) {
            assertThatThrownBy(() -> sessions().get(caller(), elsewhere, sessionId))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> sessions().revoke(caller(), elsewhere, sessionId, NONE))
                    .isInstanceOf(NotFound.class);
            assertThat(list(elsewhere))
                    .extracting(listed -> listed.session().sessionId())
                    .doesNotContain(sessionId);
        }
        assertThatThrownBy(() -> sessions().get(caller(), orgId, platform)).isInstanceOf(NotFound.class);
        assertThat(list((OrgId) null))
                .extracting(listed -> listed.session().sessionId())
                .contains(platform);
        assertThatThrownBy(() -> list(new OrgId(unique("missing")))).isInstanceOf(NotFound.class);
    }

    @Test
    void givenSessionsOfSeveralKeys_whenTheyAreFiltered_thenThoseOfTheKeyAreListed() {
        OrgId orgId = newOrg().orgId();
        ApiKeyToken key = newKey(orgId);
        SessionId first = signIn(key);
        SessionId second = signIn(key);
        SessionId third = signIn(key);
        SessionId ofOther = signIn(newKey(orgId));

        assertThat(list(orgId))
                .extracting(listed -> listed.session().sessionId())
                .containsExactly(first, second, third, ofOther);
        assertThat(list(new ListSessions(orgId, key.keyId(), null)))
                .extracting(listed -> listed.session().sessionId())
                .containsExactly(first, second, third);
        assertThat(list(new ListSessions(orgId, null, new UserId("ada")))).isEmpty();
    }

    @Test
    void givenASession_whenItIsRevoked_thenItIsAuditedAndNotFound() {
        OrgId orgId = newOrg().orgId();
        ApiKeyToken key = newKey(orgId);
        SessionId sessionId = signIn(key);
        Precondition same =
                matching(sessions().get(caller(), orgId, sessionId).session().version());

        assertThatThrownBy(() -> sessions().revoke(caller(), orgId, sessionId, STALE))
                .isInstanceOf(PreconditionFailed.class);
        assertAudited(
                orgId,
                () -> sessions().revoke(caller(), orgId, sessionId, same),
                new Audited(
                        AuditAction.SESSION_REVOKED,
                        sessionId,
                        null,
                        Tells.of().gone("keyId", key.keyId().value()).gone("expiresAt", Tells.SOMETHING)));

        assertThat(list(orgId)).isEmpty();
        assertThatThrownBy(() -> sessions().get(caller(), orgId, sessionId)).isInstanceOf(NotFound.class);
        assertNotAudited(
                orgId,
                () -> assertThatThrownBy(() -> sessions().revoke(caller(), orgId, sessionId, NONE))
                        .isInstanceOf(NotFound.class));
    }

    @Test
    void givenASessionOfAKey_whenTheKeyIsRevoked_thenTheSessionIsOver() {
        OrgId orgId = newOrg().orgId();
        ApiKeyToken key = newKey(orgId);
        SessionId sessionId = signIn(key);

        landlord().apiKeys().revoke(caller(), orgId, key.keyId(), NONE);

        assertThat(list(orgId)).isEmpty();
        assertThatThrownBy(() -> sessions().get(caller(), orgId, sessionId)).isInstanceOf(NotFound.class);
    }
}
