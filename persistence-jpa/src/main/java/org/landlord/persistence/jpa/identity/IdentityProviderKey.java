package org.landlord.persistence.jpa.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// The key of an [IdentityProviderRow].
@Embeddable
record IdentityProviderKey(
        @Column(name = "org_id") String orgId,
        @Column(name = "provider_id") String providerId) {}
