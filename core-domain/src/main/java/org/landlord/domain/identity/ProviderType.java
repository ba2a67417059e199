package org.landlord.domain.identity;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// Which protocol an identity provider speaks.
public enum ProviderType {
    /// SAML 2.0.
    SAML,
    /// OpenID Connect.
    OIDC;

    /// How it is written everywhere: in lower case, with hyphens.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @param label one of the labels, exactly
    /// @throws org.landlord.domain.failure.InvalidInput if it is none of them; the message lists them
    public static ProviderType of(String label) {
        return Choices.of(values(), ProviderType::label, label);
    }
}
