package org.landlord.port.in.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.SigningCertificate;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;

/// A SAML provider that an organization trusts.
///
/// @param version of the provider's record
/// @param issuer its entity id
/// @param ssoUrl where it takes requests; null if the record has none
/// @param entityId the entity id of Landlord at the provider, which assertions must be addressed to; null if the
///     record has none: then no assertion is accepted
/// @param certificates those that are valid now; without any, no assertion is accepted
/// @param idpInitiated true if assertions without a request are accepted
/// @param decryption null if assertions are not encrypted
/// @param userIdAttribute the attribute with the user id; null for the NameID
/// @param groupsAttribute the attribute with the groups of a user; null if groups are not mapped
public record SamlProvider(
        OrgId orgId,
        ProviderId providerId,
        Version version,
        String issuer,
        @Nullable String ssoUrl,
        @Nullable String entityId,
        List<SigningCertificate> certificates,
        boolean idpInitiated,
        @Nullable Decryption decryption,
        @Nullable String userIdAttribute,
        @Nullable String groupsAttribute) {

    public SamlProvider {
        certificates = List.copyOf(certificates);
    }

    /// The key with which assertions are decrypted.
    ///
    /// @param privateKeyFile the content of its file: PEM of PKCS #8; null if it cannot be read: then no
    ///     assertion is accepted
    /// @param certificate for the metadata of Landlord; null if the file has none
    public record Decryption(
            @Nullable String privateKeyFile, @Nullable SigningCertificate certificate) {

        /// Without the key.
        @Override
        public String toString() {
            return "Decryption";
        }
    }
}
