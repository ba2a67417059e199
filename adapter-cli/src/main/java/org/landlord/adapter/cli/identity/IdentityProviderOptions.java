package org.landlord.adapter.cli.identity;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.MetadataOption;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Reference;
import org.landlord.port.in.identity.IdentityProviderSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The settings of an identity provider.
final class IdentityProviderOptions {

    @Option(names = "--type", required = true, paramLabel = "TYPE", description = "saml or oidc.")
    private ProviderType type;

    @Option(
            names = "--issuer",
            required = true,
            paramLabel = "ISSUER",
            description = "OIDC issuer URL, or SAML entity id.")
    private Reference issuer;

    @Option(names = "--sso-url", paramLabel = "URL", description = "Sign-in URL.")
    private @Nullable Reference ssoUrl;

    @Option(
            names = "--certificate-ref",
            paramLabel = "REF",
            description = "Signing certificates of a SAML provider: file:NAME in the certificate folder of the"
                    + " organization, or env:NAME. Default: certificate in the metadata.")
    private @Nullable Reference certificateRef;

    @Option(names = "--client-id", paramLabel = "ID", description = "Client id of Landlord at the provider.")
    private @Nullable Label clientId;

    @Option(
            names = "--audience",
            paramLabel = "AUDIENCE",
            description = "Required audience (aud) of access tokens. Default: the client id.")
    private @Nullable Label audience;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Status; only providers with status active are used. Default: active.")
    private @Nullable Label status;

    @Mixin
    private MetadataOption metadata;

    IdentityProviderSettings settings() {
        return new IdentityProviderSettings(
                type, issuer, ssoUrl, certificateRef, clientId, audience, status, metadata.metadata());
    }
}
