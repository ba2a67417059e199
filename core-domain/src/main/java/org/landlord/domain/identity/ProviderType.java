package org.landlord.domain.identity;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// The protocol of an identity provider.
public enum ProviderType {
    /// SAML 2.0.
    SAML,
    /// OpenID Connect.
    OIDC;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one of them
    public static ProviderType of(String label) {
        return Choices.of(values(), ProviderType::label, label);
    }
}
