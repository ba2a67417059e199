package org.landlord.adapter.rest.access.saml;

import static org.landlord.adapter.rest.access.saml.SamlXml.ASSERTION;
import static org.landlord.adapter.rest.access.saml.SamlXml.PROTOCOL;
import static org.landlord.adapter.rest.access.saml.SamlXml.SIGNATURE;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/// A response of a SAML provider whose structure leaves no doubt about what a signature signs: one assertion,
/// directly below the response; signatures only directly below these two; unique ids; and neither comments, which
/// signatures do not cover, nor processing instructions.
final class SamlDocument {

    /// The maximum size of a response as XML, in bytes.
    static final int MAX_BYTES = 256 * 1024;

    static final String ENCRYPTED_ASSERTION = "EncryptedAssertion";
    private static final String ASSERTION_NAME = "Assertion";
    private static final String SIGNATURE_NAME = "Signature";

    private final Element response;
    private final Element content;

    private SamlDocument(Element response, Element content) {
        this.response = response;
        this.content = content;
    }

    /// @param base64 the form parameter `SAMLResponse`
    /// @throws SamlRefused if it is not such a response
    static SamlDocument parse(String base64) {
        if (base64.length() > MAX_BYTES * 3 / 2) {
            throw new SamlRefused("the response is larger than " + MAX_BYTES / 1024 + " KiB");
        }
        byte[] xml;
        try {
            xml = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw new SamlRefused("the response is not Base64");
        }
        if (xml.length > MAX_BYTES) {
            throw new SamlRefused("the response is larger than " + MAX_BYTES / 1024 + " KiB");
        }
        return of(SamlXml.parse(xml).getDocumentElement());
    }

    private static SamlDocument of(Element response) {
        if (!SamlXml.is(response, PROTOCOL, "Response")) {
            throw new SamlRefused("the document is not a SAML response");
        }
        checkVersion(response);
        Element plain = SamlXml.child(response, ASSERTION, ASSERTION_NAME);
        Element encrypted = SamlXml.child(response, ASSERTION, ENCRYPTED_ASSERTION);
        // A response without an assertion may say why.
        Element content = plain == null ? encrypted : plain;
        if (plain != null && encrypted != null) {
            throw new SamlRefused("there is more than one assertion");
        }
        SamlDocument document = new SamlDocument(response, content == null ? response : content);
        new Check(document).run();
        return document;
    }

    static void checkVersion(Element element) {
        if (!"2.0".equals(SamlXml.attribute(element, "Version"))) {
            throw new SamlRefused(element.getLocalName() + " does not have the version 2.0");
        }
    }

    Document xml() {
        return response.getOwnerDocument();
    }

    Element response() {
        return response;
    }

    /// The assertion, encrypted or not; null if there is none.
    @Nullable
    Element content() {
        return content == response ? null : content;
    }

    boolean isEncrypted() {
        return SamlXml.is(content, ASSERTION, ENCRYPTED_ASSERTION);
    }

    /// The signature directly below an element; null if there is none.
    static @Nullable Element signature(Element element) {
        return SamlXml.child(element, SIGNATURE, SIGNATURE_NAME);
    }

    /// Visits all nodes, without recursion.
    private static final class Check {

        private final SamlDocument document;
        private final Set<String> ids = new HashSet<>();

        Check(SamlDocument document) {
            this.document = document;
        }

        void run() {
            Node root = document.xml();
            Node node = root.getFirstChild();
            while (node != null) {
                visit(node);
                Node next = node.getFirstChild();
                while (next == null && node != null && node != root) {
                    next = node.getNextSibling();
                    node = node.getParentNode();
                }
                node = next;
            }
        }

        private void visit(Node node) {
            switch (node.getNodeType()) {
                case Node.TEXT_NODE -> {}
                case Node.ELEMENT_NODE -> visit((Element) node);
                default -> throw new SamlRefused("there is a comment or a processing instruction");
            }
        }

        private void visit(Element element) {
            if (SamlXml.is(element, SIGNATURE, SIGNATURE_NAME) && !isAt(element, document.response, document.content)) {
                throw new SamlRefused("there is a signature in another place than the response and its assertion");
            }
            boolean isAssertion = List.of(ASSERTION_NAME, ENCRYPTED_ASSERTION).contains(element.getLocalName());
            if (isAssertion && element != document.content) {
                throw new SamlRefused("there is more than one assertion");
            }
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Attr attribute = (Attr) attributes.item(i);
                if ("id".equalsIgnoreCase(attribute.getLocalName()) && !ids.add(attribute.getValue())) {
                    throw new SamlRefused("two elements have the same id");
                }
            }
        }

        private static boolean isAt(Element element, Element one, Element other) {
            return element.getParentNode() == one || element.getParentNode() == other;
        }
    }
}
