package org.landlord.adapter.client.identity;

import org.landlord.adapter.client.shared.JsonObjectReader;
import org.landlord.adapter.client.shared.ObjectWriter;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.identity.IdentityProviderSettings;

/// Reads what the server says of an identity provider, and writes what it is told.
public final class IdentityProviderJson {

    private IdentityProviderJson() {}

    /// An identity provider.
    public static IdentityProvider read(JsonObjectReader json) {
        return new IdentityProvider(
                json.text("orgId", OrgId::new),
                json.text("providerId", ProviderId::new),
                json.text("type", ProviderType::of),
                json.text("issuer", Reference::new),
                json.optional("ssoUrl", Reference::new),
                json.optional("certificateRef", Reference::new),
                json.optional("clientId", Label::new),
                json.optional("audience", Label::new),
                json.text("status", Label::new),
                json.metadata("metadata"),
                json.instant("createdAt"),
                json.instant("updatedAt"));
    }

    static void write(IdentityProviderSettings settings, ObjectWriter out) {
        out.text("type", settings.type().label())
                .text("issuer", settings.issuer())
                .text("ssoUrl", settings.ssoUrl())
                .text("certificateRef", settings.certificateRef())
                .text("clientId", settings.clientId())
                .text("audience", settings.audience())
                .text("status", settings.status())
                .metadata("metadata", settings.metadata());
    }
}
