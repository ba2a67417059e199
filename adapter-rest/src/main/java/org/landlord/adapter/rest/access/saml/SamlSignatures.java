package org.landlord.adapter.rest.access.saml;

import static org.landlord.adapter.rest.access.saml.SamlXml.SIGNATURE;

import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.rotation.HardcodedKeyLocator;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.processing.api.saml.v2.sig.SAML2Signature;
import org.w3c.dom.Element;

/// Verifies the signatures of a response with the keys of its provider.
///
/// The library verifies a signature. The rules here are about what it signs: the element above it, all of it,
/// with an algorithm that is not broken. Keys in the document (`KeyInfo`) are hints at most: only keys of the
/// provider are used.
final class SamlSignatures {

    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String ENVELOPED = SIGNATURE + "enveloped-signature";

    private static final Set<String> CANONICALIZATIONS = Set.of(
            EXCLUSIVE, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315", "http://www.w3.org/2006/12/xml-c14n11");

    private static final Set<String> TRANSFORMS = Set.of(ENVELOPED, EXCLUSIVE);

    private static final Set<String> METHODS = Set.of(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
            "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
            "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1",
            "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1");

    private static final Set<String> DIGESTS = Set.of(
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "http://www.w3.org/2001/04/xmlenc#sha512");

    private SamlSignatures() {}

    /// Verifies all signatures of a response.
    ///
    /// @param keys of the provider
    /// @return the signed element: the response, or its assertion
    /// @throws SamlRefused if there is no signature, or one is not valid
    static Element verify(SamlDocument document, List<PublicKey> keys) {
        Element content = document.content();
        boolean isResponseSigned = check(document.response());
        boolean isAssertionSigned = content != null && !document.isEncrypted() && check(content);
        if (content == null || !isResponseSigned && !isAssertionSigned) {
            throw new SamlRefused("neither the response nor the assertion is signed");
        }
        try {
            if (!new SAML2Signature().validate(document.xml(), new HardcodedKeyLocator(keys))) {
                throw new SamlRefused("the signature is not valid for the certificates of the provider");
            }
        } catch (ProcessingException _) {
            throw new SamlRefused("the signature cannot be verified");
        }
        return isResponseSigned ? document.response() : content;
    }

    /// @return true if the element is signed
    private static boolean check(Element signed) {
        Element signature = SamlDocument.signature(signed);
        if (signature == null) {
            return false;
        }
        if (!SamlXml.children(signature, SIGNATURE, "Object").isEmpty()) {
            throw new SamlRefused("the signature contains objects");
        }
        Element info = SamlXml.required(signature, SIGNATURE, "SignedInfo");
        requireAlgorithm(SamlXml.required(info, SIGNATURE, "CanonicalizationMethod"), CANONICALIZATIONS);
        requireAlgorithm(SamlXml.required(info, SIGNATURE, "SignatureMethod"), METHODS);
        Element reference = SamlXml.required(info, SIGNATURE, "Reference");
        String id = SamlXml.attribute(signed, "ID");
        if (id == null || id.isEmpty() || !("#" + id).equals(SamlXml.attribute(reference, "URI"))) {
            throw new SamlRefused("the signature does not sign the element that contains it");
        }
        requireAlgorithm(SamlXml.required(reference, SIGNATURE, "DigestMethod"), DIGESTS);
        Element transforms = SamlXml.required(reference, SIGNATURE, "Transforms");
        List<Element> all = SamlXml.children(transforms, SIGNATURE, "Transform");
        all.forEach(transform -> requireAlgorithm(transform, TRANSFORMS));
        if (all.stream().noneMatch(transform -> ENVELOPED.equals(algorithm(transform)))) {
            throw new SamlRefused("the signature is not enveloped");
        }
        return true;
    }

    private static void requireAlgorithm(Element element, Set<String> allowed) {
        if (!allowed.contains(String.valueOf(algorithm(element)))) {
            throw new SamlRefused("the signature has an algorithm that is not accepted: " + element.getLocalName());
        }
    }

    private static @Nullable String algorithm(Element element) {
        return SamlXml.attribute(element, "Algorithm");
    }
}
