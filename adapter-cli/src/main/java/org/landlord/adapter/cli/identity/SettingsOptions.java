package org.landlord.adapter.cli.identity;

import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.MetadataOption;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Reference;
import org.landlord.port.in.identity.IdentityProviderSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What an identity provider is.
final class SettingsOptions {

    /// The labels of the types, for shell completion.
    static final class Types implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(ProviderType.values()).map(ProviderType::label).iterator();
        }
    }

    @Option(
            names = "--type",
            required = true,
            paramLabel = "TYPE",
            completionCandidates = Types.class,
            description = "saml or oidc.")
    private ProviderType type;

    @Option(
            names = "--issuer",
            required = true,
            paramLabel = "ISSUER",
            description = "How it names itself: an entity id, or an issuer URL.")
    private Reference issuer;

    @Option(names = "--sso-url", paramLabel = "URL", description = "Where to send people to sign in.")
    private @Nullable Reference ssoUrl;

    @Option(names = "--certificate-ref", paramLabel = "REF", description = "Where its certificate is kept.")
    private @Nullable Reference certificateRef;

    @Option(names = "--client-id", paramLabel = "ID", description = "What Landlord is called there.")
    private @Nullable Label clientId;

    @Option(
            names = "--audience",
            paramLabel = "AUDIENCE",
            description = "Whom its access tokens are for (aud); the client id by default.")
    private @Nullable Label audience;

    @Option(names = "--status", paramLabel = "STATUS", description = "Whether it may be used; active by default.")
    private @Nullable Label status;

    @Mixin
    private MetadataOption metadata;

    IdentityProviderSettings settings() {
        return new IdentityProviderSettings(
                type, issuer, ssoUrl, certificateRef, clientId, audience, status, metadata.metadata());
    }
}
