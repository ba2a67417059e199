package org.landlord.adapter.rest.access.saml;

import static org.landlord.adapter.rest.access.saml.SamlXml.ASSERTION;

import java.security.PrivateKey;
import java.util.List;
import javax.xml.XMLConstants;
import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.common.util.DocumentUtil;
import org.keycloak.saml.processing.core.util.XMLEncryptionUtil;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/// Decrypts an assertion.
final class SamlDecryption {

    private SamlDecryption() {}

    /// @param encrypted an `EncryptedAssertion` of a response whose signature was verified: decrypting what
    ///     strangers send would let them find out the content of other assertions
    /// @throws SamlRefused if it is not an assertion for this key
    static Element decrypt(Element encrypted, PrivateKey key) {
        try {
            Document document = DocumentUtil.createDocument();
            Element root = (Element) document.importNode(encrypted, true);
            // The content may use prefixes that the response declares.
            NamedNodeMap attributes =
                    encrypted.getOwnerDocument().getDocumentElement().getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Attr attribute = (Attr) attributes.item(i);
                if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())
                        && !root.hasAttribute(attribute.getName())) {
                    root.setAttributeNS(attribute.getNamespaceURI(), attribute.getName(), attribute.getValue());
                }
            }
            document.appendChild(root);
            Element assertion = XMLEncryptionUtil.decryptElementInDocument(document, _ -> List.of(key));
            if (!SamlXml.is(assertion, ASSERTION, "Assertion")) {
                throw new SamlRefused("the encrypted element is not an assertion");
            }
            return assertion;
        } catch (ProcessingException | ConfigurationException _) {
            throw new SamlRefused("the assertion cannot be decrypted");
        }
    }
}
