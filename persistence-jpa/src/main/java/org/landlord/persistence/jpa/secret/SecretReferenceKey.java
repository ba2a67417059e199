package org.landlord.persistence.jpa.secret;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// The key of a [SecretReferenceRow]: see the column `scope` there.
@Embeddable
record SecretReferenceKey(
        @Column(name = "org_id") String orgId,
        @Column(name = "name") String name,
        @Column(name = "scope") String scope) {}
