package org.landlord.adapter.rest.access.saml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/// Parses XML of strangers, and reads elements.
final class SamlXml {

    static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

    /// Deeper documents could exhaust the stack of code that descends them.
    private static final String MAX_DEPTH = "50";

    private SamlXml() {}

    /// Parses a document without DOCTYPE, so without entities. Nothing outside of it is read.
    ///
    /// @throws SamlRefused if it is not well-formed
    static Document parse(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", MAX_DEPTH);
            factory.setXIncludeAware(false);
            factory.setCoalescing(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder.parse(new ByteArrayInputStream(xml));
        } catch (SAXException e) {
            throw new SamlRefused("the response is not well-formed XML without DOCTYPE");
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Throws errors without printing them, which the default handler does.
    private static final class Silent extends DefaultHandler {

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    static boolean is(Node node, String namespace, String name) {
        return node instanceof Element && namespace.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
    }

    /// The child elements with a name.
    static List<Element> children(Element parent, String namespace, String name) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (is(child, namespace, name)) {
                children.add((Element) child);
            }
        }
        return children;
    }

    /// The only child element with a name; null if there is none.
    ///
    /// @throws SamlRefused if there are several
    static @Nullable Element child(Element parent, String namespace, String name) {
        List<Element> children = children(parent, namespace, name);
        if (children.size() > 1) {
            throw new SamlRefused("there is more than one " + name + " in " + parent.getLocalName());
        }
        return children.isEmpty() ? null : children.getFirst();
    }

    /// @throws SamlRefused if there is not exactly one
    static Element required(Element parent, String namespace, String name) {
        Element child = child(parent, namespace, name);
        if (child == null) {
            throw new SamlRefused("there is no " + name + " in " + parent.getLocalName());
        }
        return child;
    }

    /// The text of an element as it is, with white space.
    ///
    /// @throws SamlRefused if it contains elements
    static String text(Element element) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() != Node.TEXT_NODE) {
                throw new SamlRefused(element.getLocalName() + " does not contain text only");
            }
        }
        return Objects.requireNonNullElse(element.getTextContent(), "");
    }

    /// The value of an attribute without a namespace; null if there is none.
    static @Nullable String attribute(Element element, String name) {
        return element.hasAttributeNS(null, name) ? element.getAttributeNS(null, name) : null;
    }
}
