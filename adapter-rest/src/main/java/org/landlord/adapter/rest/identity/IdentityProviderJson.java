package org.landlord.adapter.rest.identity;

import org.landlord.adapter.rest.http.json.ObjectReader;
import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Reference;
import org.landlord.port.in.identity.IdentityProviderSettings;

/// An identity provider as JSON.
public final class IdentityProviderJson {

    private IdentityProviderJson() {}

    /// Writes its members.
    public static void write(IdentityProvider provider, ObjectWriter out) {
        out.text("orgId", provider.orgId())
                .text("providerId", provider.providerId())
                .text("type", provider.type().label())
                .text("issuer", provider.issuer())
                .text("ssoUrl", provider.ssoUrl())
                .text("certificateRef", provider.certificateRef())
                .text("clientId", provider.clientId())
                .text("audience", provider.audience())
                .text("status", provider.status())
                .metadata("metadata", provider.metadata())
                .instant("createdAt", provider.createdAt())
                .instant("updatedAt", provider.updatedAt());
    }

    static IdentityProviderSettings readSettings(ObjectReader body) {
        return new IdentityProviderSettings(
                body.required("type", ProviderType::of),
                body.required("issuer", Reference::new),
                body.optional("ssoUrl", Reference::new),
                body.optional("certificateRef", Reference::new),
                body.optional("clientId", Label::new),
                body.optional("audience", Label::new),
                body.optional("status", Label::new),
                body.metadata("metadata"));
    }
}
