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

/// Where the people of an organization sign in.
///
/// @param orgId the organization
/// @param providerId unique in its organization
/// @param type which protocol it speaks
/// @param issuer how it names itself: an entity id (SAML) or an issuer URL (OIDC)
/// @param ssoUrl where to send people to sign in
/// @param certificateRef where its certificate is kept, never the certificate's key
/// @param clientId what Landlord is called there
/// @param audience whom its access tokens must be for; null for the client id
/// @param status whether it may be used, in the caller's own words
/// @param metadata the caller's own, at most 16 KiB
/// @param createdAt when it was first put
/// @param updatedAt when it was last put
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
        Instant updatedAt) implements Described {

    /// The status of a provider that is given none.
    public static final Label DEFAULT_STATUS = new Label("active");

    public IdentityProvider {
        createdAt = Timestamps.check(createdAt);
        updatedAt = Timestamps.check(updatedAt);
    }

    /// Whom a token must be for to be taken; null if none is.
    public @Nullable Label expectedAudience() {
        return audience == null ? clientId : audience;
    }

    /// Which state this is.
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
