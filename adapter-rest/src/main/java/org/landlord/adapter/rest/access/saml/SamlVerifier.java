package org.landlord.adapter.rest.access.saml;

import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.landlord.domain.identity.SigningCertificate;
import org.landlord.port.in.identity.SamlProvider;
import org.w3c.dom.Element;

/// Verifies responses of SAML providers. Accepts each assertion once. Made at the start, before which no assertion
/// may have been issued.
@Startup
@Singleton
class SamlVerifier {

    private static final Pattern KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*+)-----END PRIVATE KEY-----");

    private final InstantSource clock;
    private final Instant startedAt;
    private final SeenAssertions seen = new SeenAssertions();

    @Inject
    SamlVerifier() {
        this(InstantSource.system());
    }

    SamlVerifier(InstantSource clock) {
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /// @param provider the provider whose response it must be
    /// @param consumerUrl the address at which the response arrived, as the browser sees it
    /// @param response the form parameter `SAMLResponse`
    /// @throws SamlRefused if the response is not valid
    /// @throws SamlDenied if the provider did not sign the user in
    SamlUser verify(SamlProvider provider, String consumerUrl, String response) {
        if (provider.entityId() == null) {
            throw new SamlRefused("the record of the provider has no clientId, which is the entity id of Landlord");
        }
        List<PublicKey> keys = keys(provider.certificates());
        if (keys.isEmpty()) {
            throw new SamlRefused("the record of the provider has no valid certificate");
        }
        Instant now = clock.instant();
        AssertionRules rules = new AssertionRules(provider, consumerUrl, now, startedAt);
        SamlDocument document = SamlDocument.parse(response);
        if (document.content() == null) {
            rules.checkResponse(document.response());
            throw new SamlRefused("the response has no assertion");
        }
        Element signed = SamlSignatures.verify(document, keys);
        rules.checkResponse(document.response());
        SamlUser user = rules.check(document.response(), assertion(document, provider, signed));
        seen.accept(provider.orgId(), provider.providerId(), user, now);
        return user;
    }

    private static Element assertion(SamlDocument document, SamlProvider provider, Element signed) {
        Element content = Objects.requireNonNull(document.content());
        SamlProvider.Decryption decryption = provider.decryption();
        if (decryption == null) {
            if (document.isEncrypted()) {
                throw new SamlRefused("the assertion is encrypted, and the record has no decryptionKeyRef");
            }
            return content;
        }
        if (!document.isEncrypted()) {
            throw new SamlRefused("the assertion is not encrypted, and the record has a decryptionKeyRef");
        }
        if (signed != document.response()) {
            throw new SamlRefused("the response with an encrypted assertion is not signed");
        }
        return SamlDecryption.decrypt(content, privateKey(decryption));
    }

    private static List<PublicKey> keys(List<SigningCertificate> certificates) {
        List<PublicKey> keys = new ArrayList<>();
        try {
            for (SigningCertificate certificate : certificates) {
                byte[] der = Base64.getDecoder().decode(certificate.base64());
                keys.add(CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der))
                        .getPublicKey());
            }
            return keys;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate was read before", e);
        }
    }

    private static PrivateKey privateKey(SamlProvider.Decryption decryption) {
        Matcher key = KEY.matcher(Objects.requireNonNullElse(decryption.privateKeyFile(), ""));
        try {
            if (key.find()) {
                byte[] der = Base64.getMimeDecoder().decode(key.group(1));
                return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
            }
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            // Not a key.
        }
        throw new SamlRefused("the decryptionKeyRef has no RSA private key in PKCS #8");
    }
}
