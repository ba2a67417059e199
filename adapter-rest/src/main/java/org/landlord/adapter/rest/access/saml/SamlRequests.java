package org.landlord.adapter.rest.access.saml;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.protocol.AuthnRequestType;
import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.exceptions.ParsingException;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.common.util.DocumentUtil;
import org.keycloak.saml.processing.api.saml.v2.request.SAML2Request;
import org.keycloak.saml.processing.core.saml.v2.util.XMLTimeUtil;
import org.keycloak.saml.processing.web.util.RedirectBindingUtil;

/// Requests to SAML providers (HTTP-Redirect binding). They are not signed: what matters is checked in the
/// response.
final class SamlRequests {

    private static final String POST_BINDING = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

    private SamlRequests() {}

    /// The address to send the browser to.
    ///
    /// @param ssoUrl of the provider
    /// @param id of the request, an XML name
    /// @param entityId of Landlord
    /// @param consumerUrl where the provider sends the response
    static String url(String ssoUrl, String id, String entityId, String consumerUrl) {
        AuthnRequestType request = new AuthnRequestType(id, XMLTimeUtil.getIssueInstant());
        NameIDType issuer = new NameIDType();
        issuer.setValue(entityId);
        request.setIssuer(issuer);
        request.setDestination(URI.create(ssoUrl));
        request.setAssertionConsumerServiceURL(URI.create(consumerUrl));
        request.setProtocolBinding(URI.create(POST_BINDING));
        request.setForceAuthn(false);
        try {
            byte[] xml = DocumentUtil.getDocumentAsString(new SAML2Request().convert(request))
                    .getBytes(StandardCharsets.UTF_8);
            return ssoUrl + (ssoUrl.contains("?") ? "&" : "?") + "SAMLRequest="
                    + RedirectBindingUtil.deflateBase64URLEncode(xml);
        } catch (ConfigurationException | ParsingException | ProcessingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
