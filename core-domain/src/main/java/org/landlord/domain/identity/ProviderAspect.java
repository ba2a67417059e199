package org.landlord.domain.identity;

import org.landlord.domain.shared.Choices;

/// What the test of an identity provider looks at, in the order of its findings.
public enum ProviderAspect {
    /// Whether the provider is active.
    STATUS("status"),
    /// The client id of Landlord at the provider.
    CLIENT_ID("clientId"),
    /// The client secret at its location.
    CLIENT_SECRET("clientSecretRef"),
    /// The metadata document of an OpenID provider (OpenID Connect Discovery 1.0).
    ISSUER("issuer"),
    /// The signing keys of an OpenID provider.
    KEYS("keys"),
    /// Whether an OpenID provider supports the sign-in with a browser.
    SIGN_IN("signIn"),
    /// The address of a SAML provider for requests.
    SSO_URL("ssoUrl"),
    /// The signing certificate of a SAML provider.
    CERTIFICATE("certificate"),
    /// The key with which assertions of a SAML provider are decrypted.
    DECRYPTION_KEY("decryptionKeyRef");

    private final String label;

    ProviderAspect(String label) {
        this.label = label;
    }

    /// The name of the field or of the member of the metadata, if there is one.
    public String label() {
        return label;
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one of them
    public static ProviderAspect of(String label) {
        return Choices.of(values(), ProviderAspect::label, label);
    }
}
