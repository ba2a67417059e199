package org.landlord.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.Principal;
import org.landlord.domain.access.session.Session;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.RotateApiKey;
import org.landlord.port.in.access.session.EndedSession;
import org.landlord.port.in.access.session.SessionUse;
import org.landlord.port.in.access.session.SignIn;
import org.landlord.port.in.access.session.SignInUser;

/// When a session ends.
class SessionEndTest extends SignInWorld {

    @Test
    void givenAKeyThatExpiresSooner_whenItsHolderSignsIn_thenTheSessionExpiresWithTheKey() {
        ApiKeyToken key = here.apiKeys()
                .create(
                        OPERATOR,
                        new CreateApiKey(
                                ACME,
                                new Name("CI"),
                                null,
                                KeyScopes.all(),
                                inMemory.now().plus(Duration.ofMinutes(5))))
                .token();
        SessionToken token = signIn.newToken();

        Session session = signIn.withKey(key, TERMS, token, null, BROWSER);

        assertThat(session.expiresAt()).isEqualTo(inMemory.now().plus(Duration.ofMinutes(5)));
        inMemory.pass(Duration.ofMinutes(5));
        assertOver(token);
    }

    @Test
    void givenASessionThatIsNotUsed_whenTheIdleTimeHasPassed_thenItIsOver() {
        SessionToken token = begin(newKey(ACME));

        inMemory.pass(IDLE.minus(MOMENT));
        assertThat(caller(token)).isNotNull();
        inMemory.pass(IDLE.minus(MOMENT));
        assertThat(caller(token)).isNotNull();
        inMemory.pass(IDLE);
        assertOver(token);
        assertThat(sessions(ACME, OPERATOR)).isEmpty();
    }

    @Test
    void givenAPageThatWaits_whenTheIdleTimeHasPassed_thenItsSessionIsOverAndItsKeyWasNotUsed() {
        ApiKeyToken key = newKey(ACME);
        SessionToken token = begin(key);
        Instant usedAt = lastUse(key);

        for (int i = 0; i < 5; i++) {
            inMemory.pass(IDLE.dividedBy(6));
            assertThat(here.authentication().holder(token, LATER, SessionUse.WAITING))
                    .isNotNull();
            assertThat(here.authentication().remembered(token, LATER, SessionUse.WAITING))
                    .isPresent();
            assertThat(signIn.session(token, LATER).lastUsedAt()).isEqualTo(usedAt);
        }
        assertThat(lastUse(key)).isEqualTo(usedAt);
        inMemory.pass(IDLE.dividedBy(6));
        assertOver(token);
    }

    private @Nullable Instant lastUse(ApiKeyToken key) {
        return here.apiKeys().get(OPERATOR, ACME, key.keyId()).lastUsedAt();
    }

    @Test
    void givenASessionThatIsUsedAllTheTime_whenItsLifetimeHasPassed_thenItIsOver() {
        SessionToken token = begin(newKey(ACME));

        for (int i = 0; i < 23; i++) {
            inMemory.pass(Duration.ofMinutes(30));
            assertThat(caller(token)).isNotNull();
            here.accessMaintenance().recordLastUse();
        }
        inMemory.pass(Duration.ofMinutes(30).minus(MOMENT));
        assertThat(caller(token)).isNotNull();
        inMemory.pass(MOMENT);
        assertOver(token);
    }

    @Test
    void givenASessionInUse_whenTheMaintenanceRuns_thenItsLastUseIsStoredAndItIsNotRemoved() {
        SessionToken used = begin(newKey(ACME));
        SessionToken idle = begin(newKey(ACME));
        inMemory.pass(IDLE.minus(MOMENT));
        caller(used);
        inMemory.pass(MOMENT);

        assertThat(here.accessMaintenance().removeEndedSessions()).isEqualTo(1);

        assertOver(idle);
        assertThat(elsewhere.authentication().holder(used, LATER, SessionUse.ACTIVE))
                .isNotNull();
        assertThat(sessions(ACME, OPERATOR))
                .singleElement()
                .extracting(listed -> listed.session().lastUsedAt())
                .isEqualTo(inMemory.now().minus(MOMENT));
        assertThat(here.accessMaintenance().removeEndedSessions()).isZero();
    }

    @Test
    void givenASession_whenItIsUsedAgainAndAgain_thenStorageIsAskedOnceInTwoSeconds() {
        SessionToken ofKey = begin(newKey(ACME));
        putMember(OrgRole.MEMBER);
        SessionToken ofUser = beginAsAda();
        caller(ofKey);
        caller(ofUser);
        int asked = storage.reads();

        for (int i = 0; i < 100; i++) {
            assertThat(here.authentication().remembered(ofKey, LATER, SessionUse.ACTIVE))
                    .isPresent();
            assertThat(here.authentication().remembered(ofUser, LATER, SessionUse.ACTIVE))
                    .isPresent();
            caller(ofKey);
            caller(ofUser);
        }

        assertThat(storage.reads()).isEqualTo(asked);
        inMemory.pass(FRESH.plus(MOMENT));
        assertThat(here.authentication().remembered(ofUser, LATER, SessionUse.ACTIVE))
                .isEmpty();
        assertThat(here.authentication().remembered(ofKey, LATER, SessionUse.ACTIVE))
                .isEmpty();
    }

    @Test
    void givenASessionInUse_whenAnythingThatItNeedsEndsHere_thenItIsOverAtOnce() {
        List<Consumer<ApiKeyToken>> ends = List.of(
                key -> here.apiKeys().revoke(OPERATOR, ACME, key.keyId(), Precondition.none()),
                key -> here.apiKeys().rotate(OPERATOR, new RotateApiKey(ACME, key.keyId(), Duration.ZERO, null)),
                _ -> sessions(ACME, OPERATOR)
                        .forEach(listed -> here.sessions()
                                .revoke(OPERATOR, ACME, listed.session().sessionId(), Precondition.none())),
                _ -> here.organizations().delete(OPERATOR, ACME, Precondition.none()));
        for (Consumer<ApiKeyToken> end : ends) {
            ApiKeyToken key = newKey(ACME);
            SessionToken token = begin(key);
            caller(token);

            end.accept(key);

            assertOver(token);
        }
    }

    @Test
    void givenAUserInASession_whenAnythingThatItNeedsEndsHere_thenItIsOverAtOnceAndDoesNotComeBack() {
        List<Runnable> ends = List.of(
                () -> here.organizations().removeMember(OPERATOR, ACME, ADA, Precondition.none()),
                () -> putProvider("disabled", Map.of()),
                () -> here.identityProviders().delete(OPERATOR, ACME, SSO, Precondition.none()));
        for (Runnable end : ends) {
            putProvider("active", Map.of());
            putMember(OrgRole.ADMIN);
            SessionToken token = beginAsAda();
            caller(token);

            end.run();

            assertOver(token);
            putMember(OrgRole.ADMIN);
            putProvider("active", Map.of());
            assertOver(token);
        }
    }

    @Test
    void givenAUserInASession_whenAnotherProcessEndsIt_thenItIsOverAfterTwoSeconds() {
        List<Runnable> ends = List.of(
                () -> elsewhere.organizations().removeMember(OPERATOR, ACME, ADA, Precondition.none()),
                () -> elsewhere
                        .sessions()
                        .revoke(
                                OPERATOR,
                                ACME,
                                sessions(ACME, OPERATOR).getFirst().session().sessionId(),
                                Precondition.none()),
                () -> elsewhere.identityProviders().delete(OPERATOR, ACME, SSO, Precondition.none()),
                () -> elsewhere.organizations().delete(OPERATOR, ACME, Precondition.none()));
        for (Runnable end : ends) {
            putProvider("active", Map.of());
            putMember(OrgRole.ADMIN);
            SessionToken token = beginAsAda();
            caller(token);

            end.run();
            inMemory.pass(FRESH.plus(MOMENT));

            assertOver(token);
        }
    }

    @Test
    void givenAUserInASession_whenTheRoleChanges_thenTheSessionHasTheNewOneAfterTwoSeconds() {
        putMember(OrgRole.ADMIN);
        SessionToken token = beginAsAda();
        assertThat(((Principal.User) caller(token).principal()).role()).isEqualTo(OrgRole.ADMIN);

        putMember(OrgRole.MEMBER);
        inMemory.pass(FRESH.plus(MOMENT));

        assertThat(((Principal.User) caller(token).principal()).role()).isEqualTo(OrgRole.MEMBER);
    }

    @Test
    void givenAChangeOfTheProviderThatLeavesItActive_whenItIsStored_thenSessionsGoOn() {
        putMember(OrgRole.MEMBER);
        SessionToken token = beginAsAda();

        putProvider("active", Map.of("region", "eu"));
        inMemory.pass(FRESH.plus(MOMENT));

        assertThat(caller(token)).isNotNull();
    }

    @Test
    void givenABrowserWithASession_whenItSignsInAgain_thenTheEarlierSessionIsOver() {
        SessionToken first = begin(newKey(ACME));
        SessionToken second = signIn.newToken();

        signIn.withKey(newKey(ACME), TERMS, second, first, LATER);

        assertOver(first);
        assertThat(caller(second)).isNotNull();
        assertThat(auditLog())
                .filteredOn(event -> event.targetType().value().equals("session"))
                .extracting(event -> event.action().value())
                .containsExactlyInAnyOrder("session.created", "session.ended", "session.created");
    }

    @Test
    void givenASession_whenItBeginsAndEnds_thenBothAreAuditedAsItsHolder() {
        ApiKeyToken key = newKey(ACME);
        SessionToken token = begin(key);

        assertThat(signIn.end(token, LATER))
                .get()
                .extracting(EndedSession::session)
                .extracting(Session::keyId)
                .isEqualTo(key.keyId());

        assertOver(token);
        assertThat(signIn.end(token, LATER)).isEmpty();
        List<AuditEvent> events = auditLog().stream()
                .filter(event -> event.targetType().value().equals("session"))
                .sorted((one, other) -> Long.compare(one.sequence(), other.sequence()))
                .toList();
        assertThat(events)
                .extracting(event -> event.action().value())
                .containsExactly("session.created", "session.ended");
        assertThat(events)
                .extracting(AuditEvent::actorId)
                .containsOnly(new ActorId(key.keyId().value()));
        assertThat(events).extracting(AuditEvent::actorKind).containsOnly(ActorKind.KEY);
        assertThat(events).extracting(event -> event.origin().requestId()).containsExactly("req-1", "req-2");
        assertThat(Objects.requireNonNull(events.getFirst().targetId()).value()).startsWith("ses_");
    }

    @Test
    void givenAHolderWithManySessions_whenAnotherBegins_thenTheOldestIsOver() {
        ApiKeyToken key = newKey(ACME);
        SessionToken other = begin(newKey(ACME));
        List<SessionToken> tokens = new ArrayList<>();
        for (int i = 0; i <= SignIn.SESSIONS_OF_HOLDER; i++) {
            tokens.add(begin(key));
        }

        assertOver(tokens.getFirst());
        assertThat(tokens.subList(1, tokens.size()))
                .allSatisfy(token -> assertThat(caller(token)).isNotNull());
        assertThat(caller(other)).isNotNull();
    }

    @Test
    void givenASessionWithAHintForTheSignOut_whenItEnds_thenTheHintIsHandedBack() {
        putMember(OrgRole.MEMBER);
        SignInUser plain = user(ADA.value(), List.of());
        SessionToken token = signIn.newToken();
        signIn.withProvider(
                new SignInUser(ACME, SSO, plain.version(), ADA.value(), List.of(), false, "hint"),
                TERMS,
                token,
                null,
                BROWSER);

        assertThat(signIn.end(token, LATER))
                .get()
                .extracting(EndedSession::signOutHint)
                .isEqualTo("hint");
    }
}
