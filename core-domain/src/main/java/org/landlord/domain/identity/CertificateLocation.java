package org.landlord.domain.identity;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Reference;

/// Where the signing certificates of a SAML provider are stored.
public sealed interface CertificateLocation {

    /// The member of the metadata with certificates: a text, or a list of texts.
    String MEMBER = "certificate";

    /// A file with one or more certificates.
    ///
    /// @param path relative to the folder of the organization, or absolute
    record InFile(String path) implements CertificateLocation {}

    /// An environment variable with one or more certificates.
    record InVariable(String name) implements CertificateLocation {}

    /// The certificates themselves, in the metadata of the provider.
    ///
    /// @param texts each with one or more certificates
    record Inline(List<String> texts) implements CertificateLocation {

        public Inline {
            texts = List.copyOf(texts);
        }
    }

    /// Not a location that Landlord can read.
    ///
    /// @param reason for administrators
    record Unknown(String reason) implements CertificateLocation {}

    /// Empty if the provider needs no certificate, because it is not a SAML provider. A certificate reference
    /// has precedence over certificates in the metadata.
    static Optional<CertificateLocation> of(IdentityProvider provider) {
        if (provider.type() != ProviderType.SAML) {
            return Optional.empty();
        }
        Reference reference = provider.certificateRef();
        return Optional.of(
                reference == null
                        ? inMetadata(provider.metadata().members().get(MEMBER))
                        : ofReference(reference.value()));
    }

    /// The location that a reference names.
    static CertificateLocation ofReference(String reference) {
        int colon = reference.indexOf(':');
        String scheme = colon < 0 ? "" : reference.substring(0, colon);
        String rest = reference.substring(colon + 1);
        return switch (scheme) {
            // file:/path, file:///path and file:name
            case "file" -> new InFile(rest.startsWith("///") ? rest.substring(2) : rest);
            case "env" -> new InVariable(rest);
            default -> new Unknown("certificateRef must begin with file: or env:");
        };
    }

    private static CertificateLocation inMetadata(@Nullable Object member) {
        return switch (member) {
            case null -> new Unknown("no certificate is configured: set certificateRef, or " + MEMBER + " in metadata");
            case String text -> new Inline(List.of(text));
            case List<?> list
            when !list.isEmpty() && list.stream().allMatch(String.class::isInstance) ->
                new Inline(list.stream().map(String.class::cast).toList());
            default -> new Unknown(MEMBER + " in metadata must be a text or a list of texts");
        };
    }
}
