package org.landlord.adapter.cli.identity;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.json;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

import org.landlord.adapter.cli.output.View;
import org.landlord.domain.identity.IdentityProvider;

/// How identity providers are shown.
public final class IdentityViews {

    /// An identity provider.
    public static final View<IdentityProvider> IDENTITY_PROVIDER = View.of(
            detail("orgId", IdentityProvider::orgId),
            id("providerId", IdentityProvider::providerId),
            word("type", provider -> provider.type().label()),
            text("issuer", IdentityProvider::issuer),
            text("ssoUrl", IdentityProvider::ssoUrl),
            text("certificateRef", IdentityProvider::certificateRef),
            text("clientId", IdentityProvider::clientId),
            text("audience", IdentityProvider::audience),
            text("status", IdentityProvider::status),
            json("metadata", IdentityProvider::metadata),
            time("createdAt", IdentityProvider::createdAt),
            time("updatedAt", IdentityProvider::updatedAt));

    private IdentityViews() {}
}
