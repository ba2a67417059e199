package org.landlord.domain.identity;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.shared.Metadata;

/// How users sign in with a SAML provider. Stored in the metadata of the provider, each member optional:
/// `{"idpInitiated": true, "decryptionKeyRef": "file:landlord.pem"}`.
///
/// @param idpInitiated true if the provider may sign users in without a request
/// @param decryptionKey the file with the private key of Landlord and its certificate; assertions must be
///     encrypted then. Null for assertions that are not encrypted
public record SamlRules(boolean idpInitiated, CertificateLocation.@Nullable InFile decryptionKey) {

    public static final String IDP_INITIATED = "idpInitiated";
    public static final String DECRYPTION_KEY_REF = "decryptionKeyRef";

    /// Reads the rules from the metadata of a provider.
    ///
    /// @throws InvalidInput naming each malformed member
    public static SamlRules of(Metadata metadata) {
        Violations violations = new Violations();
        for (String name : List.of(IDP_INITIATED, DECRYPTION_KEY_REF)) {
            violations.read(name, () -> read(metadata, name));
        }
        violations.throwIfAny();
        return ofStored(metadata);
    }

    /// Reads the rules of a stored provider, which may be older than a rule. A malformed `decryptionKeyRef` names
    /// a file that does not exist, so that no assertion is accepted.
    public static SamlRules ofStored(Metadata metadata) {
        Object key = metadata.members().get(DECRYPTION_KEY_REF);
        return new SamlRules(
                Boolean.TRUE.equals(orNull(() -> read(metadata, IDP_INITIATED))),
                key == null
                        ? null
                        : orNull(() -> read(metadata, DECRYPTION_KEY_REF)) instanceof CertificateLocation.InFile file
                                ? file
                                : new CertificateLocation.InFile(""));
    }

    private static @Nullable Object read(Metadata metadata, String name) {
        Object value = metadata.members().get(name);
        return value == null ? null : name.equals(IDP_INITIATED) ? truth(value) : file(value);
    }

    private static Boolean truth(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw new InvalidInput("must be true or false");
    }

    private static CertificateLocation.InFile file(Object value) {
        if (value instanceof String text
                && CertificateLocation.ofReference(text) instanceof CertificateLocation.InFile file
                && !file.path().isEmpty()) {
            return file;
        }
        throw new InvalidInput("must be file:NAME, in the certificate folder of the organization");
    }

    private static @Nullable Object orNull(Supplier<@Nullable Object> value) {
        try {
            return value.get();
        } catch (InvalidInput _) {
            return null;
        }
    }
}
