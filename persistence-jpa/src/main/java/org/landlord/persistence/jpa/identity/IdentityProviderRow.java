package org.landlord.persistence.jpa.identity;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.persistence.jpa.sql.MetadataText;
import org.landlord.persistence.jpa.sql.Nullables;

/// An [IdentityProvider].
@Entity
@Table(name = "identity_provider")
class IdentityProviderRow {

    @EmbeddedId
    private IdentityProviderKey id;

    @Column(name = "type")
    private String type;

    @Column(name = "issuer")
    private String issuer;

    @Column(name = "sso_url")
    private @Nullable String ssoUrl;

    @Column(name = "certificate_ref")
    private @Nullable String certificateRef;

    @Column(name = "client_id")
    private @Nullable String clientId;

    @Column(name = "audience")
    private @Nullable String audience;

    @Column(name = "status")
    private String status;

    @Column(name = "metadata")
    private String metadata;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    /// For Hibernate.
    protected IdentityProviderRow() {}

    static IdentityProviderRow toRow(IdentityProvider provider) {
        IdentityProviderRow row = new IdentityProviderRow();
        row.id = new IdentityProviderKey(
                provider.orgId().value(), provider.providerId().value());
        row.type = provider.type().label();
        row.issuer = provider.issuer().value();
        row.ssoUrl = Nullables.text(provider.ssoUrl());
        row.certificateRef = Nullables.text(provider.certificateRef());
        row.clientId = Nullables.text(provider.clientId());
        row.audience = Nullables.text(provider.audience());
        row.status = provider.status().value();
        row.metadata = provider.metadata().json();
        row.createdAt = provider.createdAt().toEpochMilli();
        row.updatedAt = provider.updatedAt().toEpochMilli();
        return row;
    }

    IdentityProvider toDomain() {
        return new IdentityProvider(
                new OrgId(id.orgId()),
                new ProviderId(id.providerId()),
                ProviderType.of(type),
                new Reference(issuer),
                Nullables.map(ssoUrl, Reference::new),
                Nullables.map(certificateRef, Reference::new),
                Nullables.map(clientId, Label::new),
                Nullables.map(audience, Label::new),
                new Label(status),
                MetadataText.read(metadata),
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(updatedAt));
    }
}
