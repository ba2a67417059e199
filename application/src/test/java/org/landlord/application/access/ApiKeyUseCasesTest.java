package org.landlord.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.Origin;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.IssuedApiKey;
import org.landlord.port.in.access.RotateApiKey;
import org.landlord.port.in.tenancy.CreateOrganization;

/// What the holder of one key may do to others.
class ApiKeyUseCasesTest {

    private static final Caller OPERATOR = Caller.operator(new ActorId("local:ada"));
    private static final OrgId ACME = new OrgId("org_acme");
    private static final KeyScopes KEYS = new KeyScopes(List.of("key:write"));
    private static final Duration HOUR = Duration.ofHours(1);

    private final InMemory inMemory = new InMemory();
    private final LandlordApplication landlord = inMemory.landlord();

    ApiKeyUseCasesTest() {
        moveIn();
    }

    private void moveIn() {
        landlord.organizations()
                .create(OPERATOR, new CreateOrganization(ACME, new Slug("acme"), new Name("Acme"), Metadata.empty()));
    }

    private IssuedApiKey make(Caller by, @Nullable OrgId orgId, KeyScopes scopes, @Nullable Instant expiresAt) {
        return landlord.apiKeys().create(by, new CreateApiKey(orgId, new Name("CI"), null, scopes, expiresAt));
    }

    private Caller enter(ApiKeyToken token) {
        return landlord.authentication().holder(token, Origin.unknown());
    }

    private Instant in(Duration duration) {
        return inMemory.now().plus(duration);
    }

    private void revoke(Caller by, @Nullable OrgId orgId, KeyId keyId) {
        landlord.apiKeys().revoke(by, orgId, keyId, Precondition.none());
    }

    @Test
    void givenAKeyThatMayLessThanAnother_whenItIsToRevokeThat_thenItMayNot() {
        for (OrgId orgId : new OrgId[] {ACME, null}) {
            IssuedApiKey strong = make(OPERATOR, orgId, KeyScopes.all(), null);
            Caller weak = enter(make(OPERATOR, orgId, KEYS, null).token());

            assertThatThrownBy(() -> revoke(weak, orgId, strong.key().keyId()))
                    .isInstanceOf(Forbidden.class)
                    .hasMessageContaining("you cannot grant permissions that you do not have");

            assertThat(enter(strong.token()).actorId()).isNotNull();
        }
    }

    @Test
    void givenAKeyThatMayAsMuch_whenItIsToRevokeAnotherOrItself_thenItMay() {
        Caller caller = enter(make(OPERATOR, ACME, KEYS, null).token());
        IssuedApiKey other = make(OPERATOR, ACME, KEYS, null);

        revoke(caller, ACME, other.key().keyId());
        revoke(caller, ACME, new KeyId(String.valueOf(caller.actorId())));

        assertThatThrownBy(() -> enter(other.token())).isInstanceOf(Unauthenticated.class);
    }

    @Test
    void givenAKeyThatExpires_whenItMakesAnother_thenThatIsGoodForNoLonger() {
        Caller caller = enter(make(OPERATOR, ACME, KEYS, in(HOUR)).token());

        assertThatThrownBy(() -> make(caller, ACME, KEYS, null)).isInstanceOfSatisfying(InvalidInput.class, refused -> {
            assertThat(refused.violations().getFirst().pointer()).isEqualTo("/expiresAt");
            assertThat(refused).hasMessageContaining("not be later than the expiry of your own key");
        });
        assertThatThrownBy(() -> make(caller, ACME, KEYS, in(HOUR.plusMillis(1))))
                .isInstanceOf(InvalidInput.class);

        assertThat(make(caller, ACME, KEYS, in(HOUR)).key().expiresAt()).isEqualTo(in(HOUR));
    }

    @Test
    void givenAKeyThatExpires_whenItRotatesItself_thenItGainsNoTime() {
        IssuedApiKey own = make(OPERATOR, ACME, KEYS, in(HOUR));
        Caller caller = enter(own.token());
        Instant end = in(HOUR);
        inMemory.pass(HOUR.dividedBy(2));

        KeyId keyId = own.key().keyId();
        assertThatThrownBy(() -> landlord.apiKeys()
                        .rotate(caller, new RotateApiKey(ACME, keyId, Duration.ZERO, end.plusMillis(1))))
                .isInstanceOf(InvalidInput.class);

        IssuedApiKey next = landlord.apiKeys().rotate(caller, new RotateApiKey(ACME, keyId, Duration.ZERO, null));
        assertThat(next.key().expiresAt()).isEqualTo(end);
    }

    @Test
    void givenAKeyThatDoesNotExpire_whenItRotatesOneThatDoes_thenThatIsGoodForAsLongAsItWasMadeFor() {
        Caller caller = enter(make(OPERATOR, ACME, KEYS, null).token());
        IssuedApiKey old = make(OPERATOR, ACME, KEYS, in(HOUR));
        inMemory.pass(HOUR.dividedBy(2));

        IssuedApiKey next = landlord.apiKeys()
                .rotate(caller, new RotateApiKey(ACME, old.key().keyId(), Duration.ZERO, null));

        assertThat(next.key().expiresAt()).isEqualTo(in(HOUR));
    }

    @Test
    void givenAnOrganizationThatIsGone_whenOneOfItsKeysIsUsedAtOnce_thenItIsGoodNoMore_andNotForTheNextOfThatName() {
        ApiKeyToken token = make(OPERATOR, ACME, KeyScopes.all(), null).token();
        enter(token);

        landlord.organizations().delete(OPERATOR, ACME, Precondition.none());
        assertThat(landlord.authentication().remembered(token, Origin.unknown()))
                .isEmpty();
        moveIn();

        assertThatThrownBy(() -> enter(token)).isInstanceOf(Unauthenticated.class);
    }
}
