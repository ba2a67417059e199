package org.landlord.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;

class IdentityProviderTest {

    private static final Label CLIENT = new Label("landlord");
    private static final Label API = new Label("api://landlord");

    private static IdentityProvider provider(
            ProviderType type, String status, @Nullable Label clientId, @Nullable Label audience) {
        Instant now = Instant.parse("2026-11-29T12:00:00Z");
        return new IdentityProvider(
                new OrgId("org_acme"),
                new ProviderId("idp_1"),
                type,
                new Reference("https://id.example"),
                null,
                null,
                clientId,
                audience,
                new Label(status),
                Metadata.empty(),
                now,
                now);
    }

    @Test
    void givenAnActiveOidcProviderWithAnAudience_thenItAcceptsTokens() {
        assertThat(provider(ProviderType.OIDC, "active", CLIENT, null).acceptsTokens())
                .isTrue();
        assertThat(provider(ProviderType.OIDC, "active", null, API).acceptsTokens())
                .isTrue();
    }

    @Test
    void givenAnotherTypeOrStatus_orNoAudience_thenItAcceptsNone() {
        assertThat(provider(ProviderType.SAML, "active", CLIENT, null).acceptsTokens())
                .isFalse();
        assertThat(provider(ProviderType.OIDC, "disabled", CLIENT, null).acceptsTokens())
                .isFalse();
        assertThat(provider(ProviderType.OIDC, "active", null, null).acceptsTokens())
                .isFalse();
    }

    @Test
    void givenAnAudienceOfItsOwn_thenItTakesThePlaceOfTheClientId() {
        assertThat(provider(ProviderType.OIDC, "active", CLIENT, null).expectedAudience())
                .isEqualTo(CLIENT);
        assertThat(provider(ProviderType.OIDC, "active", CLIENT, API).expectedAudience())
                .isEqualTo(API);
    }
}
