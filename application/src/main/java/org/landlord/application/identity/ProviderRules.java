package org.landlord.application.identity;

import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.identity.GroupMapping;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.identity.SamlRules;
import org.landlord.domain.identity.SignInRules;
import org.landlord.domain.shared.Reference;
import org.landlord.port.in.identity.IdentityProviderSettings;

/// The rules for new settings of identity providers.
public final class ProviderRules {

    private ProviderRules() {}

    /// Group mappings must be readable when a user signs in. Addresses are logged and visible to all
    /// who may read the provider, so they must not contain credentials.
    ///
    /// @throws InvalidInput naming each field that breaks a rule
    public static void check(IdentityProviderSettings settings) {
        Violations violations = new Violations();
        violations.read("issuer", settings.issuer()::requireNoUser);
        Reference ssoUrl = settings.ssoUrl();
        if (ssoUrl != null) {
            violations.read("ssoUrl", ssoUrl::requireNoUser);
        }
        Reference certificate = settings.certificateRef();
        if (certificate != null) {
            violations.read("certificateRef", certificate::requireNoCredentials);
        }
        violations.read("metadata", () -> GroupMapping.of(settings.metadata()));
        if (settings.type() == ProviderType.SAML) {
            violations.read("metadata", () -> SamlRules.of(settings.metadata()));
        }
        violations.read("metadata", () -> SignInRules.of(settings.metadata()));
        violations.throwIfAny();
    }
}
