package org.landlord.adapter.rest.access.saml;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.function.UnaryOperator;
import javax.crypto.KeyGenerator;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.namespace.QName;
import org.keycloak.saml.common.util.DocumentUtil;
import org.keycloak.saml.processing.api.saml.v2.sig.SAML2Signature;
import org.keycloak.saml.processing.core.util.XMLEncryptionUtil;
import org.keycloak.saml.processing.core.util.XMLSignatureUtil;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Responses as a SAML provider sends them.
final class ResponseBuilder {

    static final String ISSUER = "https://id.example/realm";
    static final String ENTITY_ID = "landlord";
    static final String CONSUMER = "https://landlord.example/console/auth/saml/org/idp/acs";
    static final String REQUEST = "_request";

    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final String C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";

    private final Instant now;
    private String xml;

    /// A response that is valid but for its signature.
    ResponseBuilder(Instant now, String assertionId) {
        this.now = now;
        this.xml = """
                <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
                xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_response" Version="2.0" \
                IssueInstant="%1$s" Destination="%2$s" InResponseTo="_request">\
                <saml:Issuer>https://id.example/realm</saml:Issuer><samlp:Status>\
                <samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>\
                <saml:Assertion ID="%3$s" Version="2.0" IssueInstant="%1$s">\
                <saml:Issuer>https://id.example/realm</saml:Issuer><saml:Subject>\
                <saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">ada@acme.example</saml:NameID>\
                <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
                <saml:SubjectConfirmationData InResponseTo="_request" Recipient="%2$s" NotOnOrAfter="%5$s"/>\
                </saml:SubjectConfirmation></saml:Subject>\
                <saml:Conditions NotBefore="%4$s" NotOnOrAfter="%5$s"><saml:AudienceRestriction>\
                <saml:Audience>landlord</saml:Audience></saml:AudienceRestriction></saml:Conditions>\
                <saml:AuthnStatement AuthnInstant="%1$s"><saml:AuthnContext><saml:AuthnContextClassRef>\
                urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext>\
                </saml:AuthnStatement><saml:AttributeStatement>\
                <saml:Attribute Name="uid"><saml:AttributeValue>ada</saml:AttributeValue></saml:Attribute>\
                <saml:Attribute Name="groups"><saml:AttributeValue>/eng</saml:AttributeValue>\
                <saml:AttributeValue>/ops</saml:AttributeValue></saml:Attribute>\
                </saml:AttributeStatement></saml:Assertion></samlp:Response>\
                """.formatted(now, CONSUMER, assertionId, now.minusSeconds(10), now.plusSeconds(60));
    }

    /// Changes the text.
    ResponseBuilder with(UnaryOperator<String> change) {
        String changed = change.apply(xml);
        if (changed.equals(xml)) {
            throw new AssertionError("the text was not changed");
        }
        xml = changed;
        return this;
    }

    ResponseBuilder replacing(String text, String other) {
        return with(before -> before.replace(text, other));
    }

    ResponseBuilder signResponse(KeyFile key) {
        return sign(key, "Response", RSA_SHA256, SHA256);
    }

    ResponseBuilder signAssertion(KeyFile key) {
        return sign(key, "Assertion", RSA_SHA256, SHA256);
    }

    ResponseBuilder sign(KeyFile key, String name, String method, String digest) {
        try {
            Document document = parsed();
            SAML2Signature.configureIdAttribute(document);
            Element signed =
                    (Element) document.getElementsByTagNameNS("*", name).item(0);
            XMLSignatureUtil.sign(
                    signed,
                    signed.getFirstChild().getNextSibling(),
                    "key",
                    key.keys(),
                    digest,
                    method,
                    "#" + signed.getAttribute("ID"),
                    C14N);
            xml = DocumentUtil.getDocumentAsString(document);
            return this;
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException(e);
        }
    }

    ResponseBuilder encrypt(KeyFile key) {
        try {
            Document document = parsed();
            KeyGenerator generator = KeyGenerator.getInstance("AES");
            generator.init(256);
            XMLEncryptionUtil.encryptElement(
                    new QName(SamlXml.ASSERTION, "Assertion", "saml"),
                    document,
                    key.keys().getPublic(),
                    generator.generateKey(),
                    256,
                    new QName(SamlXml.ASSERTION, "EncryptedAssertion", "saml"),
                    true);
            xml = DocumentUtil.getDocumentAsString(document);
            return this;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Document parsed() {
        try {
            return DocumentUtil.getDocument(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Instant now() {
        return now;
    }

    String xml() {
        return xml;
    }

    /// The form parameter.
    String base64() {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }
}
