package org.landlord.domain.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;

/// An identity provider of an organization, where its users sign in.
///
/// @param type the protocol
/// @param issuer an entity id (SAML) or an issuer URL (OIDC)
/// @param ssoUrl the sign-in page
/// @param certificateRef the location of its certificate, never of its private key
/// @param clientId the client id of Landlord at the provider
/// @param audience the required audience of access tokens; null for the client id
/// @param status `active`, or any other label for providers that are not used
/// @param metadata at most 16 KiB
public record IdentityProvider(
        OrgId orgId,
        ProviderId providerId,
        ProviderType type,
        Reference issuer,
        @Nullable Reference ssoUrl,
        @Nullable Reference certificateRef,
        @Nullable Label clientId,
        @Nullable Label audience,
        Label status,
        Metadata metadata,
        Instant createdAt,
        Instant updatedAt)
        implements Described {

    /// The status if none is given.
    public static final Label DEFAULT_STATUS = new Label("active");

    /// The type of providers whose access tokens are accepted.
    public static final ProviderType TOKEN_TYPE = ProviderType.OIDC;

    /// The status of providers that users can sign in with.
    public static final Label TOKEN_STATUS = DEFAULT_STATUS;

    public IdentityProvider {
        createdAt = Timestamps.check(createdAt);
        updatedAt = Timestamps.check(updatedAt);
    }

    /// True if users can sign in with this provider.
    public boolean isActive() {
        return status.equals(TOKEN_STATUS);
    }

    /// True if access tokens of this provider sign in the users of the organization. A token must name the
    /// issuer and the [expected audience][#expectedAudience()].
    public boolean acceptsTokens() {
        return type == TOKEN_TYPE && isActive() && expectedAudience() != null;
    }

    /// The audience that access tokens must name; null if no token is accepted.
    public @Nullable Label expectedAudience() {
        return audience == null ? clientId : audience;
    }

    public Version version() {
        return Version.of(
                orgId,
                providerId,
                type.label(),
                issuer,
                ssoUrl,
                certificateRef,
                clientId,
                audience,
                status,
                metadata,
                createdAt,
                updatedAt);
    }

    // The certificate reference is not withheld: it decides which tokens are trusted, and a certificate is no secret.
    @Override
    public Fields fields() {
        return new Fields()
                .text("type", type.label())
                .text("issuer", issuer)
                .text("ssoUrl", ssoUrl)
                .text("certificateRef", certificateRef)
                .text("clientId", clientId)
                .text("audience", audience)
                .text("status", status)
                .metadata("metadata", metadata);
    }
}
