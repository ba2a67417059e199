package org.landlord.adapter.rest.access.saml;

import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.keycloak.dom.saml.v2.metadata.EndpointType;
import org.keycloak.dom.saml.v2.metadata.EntityDescriptorType;
import org.keycloak.dom.saml.v2.metadata.KeyDescriptorType;
import org.keycloak.dom.saml.v2.metadata.KeyTypes;
import org.keycloak.saml.SPMetadataDescriptor;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.common.util.StaxUtil;
import org.keycloak.saml.processing.core.saml.v2.writers.SAMLMetadataWriter;
import org.landlord.domain.identity.SigningCertificate;
import org.landlord.port.in.identity.SamlProvider;

/// The metadata of Landlord, which administrators of a provider import.
final class SamlMetadata {

    private static final URI POST_BINDING = URI.create("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST");
    private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

    private SamlMetadata() {}

    /// @return an `EntityDescriptor`; null if the record has no entity id
    static @Nullable String of(SamlProvider provider, String consumerUrl) {
        String entityId = provider.entityId();
        if (entityId == null) {
            return null;
        }
        List<KeyDescriptorType> encryption = encryption(provider.decryption());
        EntityDescriptorType descriptor = SPMetadataDescriptor.buildSPDescriptor(
                List.of(new EndpointType(POST_BINDING, URI.create(consumerUrl))),
                List.of(),
                false,
                true,
                !encryption.isEmpty(),
                entityId,
                UNSPECIFIED,
                List.of(),
                encryption);
        try {
            StringWriter xml = new StringWriter();
            new SAMLMetadataWriter(StaxUtil.getXMLStreamWriter(xml)).writeEntityDescriptor(descriptor);
            return xml.toString();
        } catch (ProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<KeyDescriptorType> encryption(SamlProvider.@Nullable Decryption decryption) {
        SigningCertificate certificate = decryption == null ? null : decryption.certificate();
        try {
            return certificate == null
                    ? List.of()
                    : List.of(SPMetadataDescriptor.buildKeyDescriptorType(
                            SPMetadataDescriptor.buildKeyInfoElement(null, certificate.base64()), KeyTypes.ENCRYPTION));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
