package org.landlord.persistence.jpa.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// The key of a [ProjectRow].
@Embeddable
record ProjectKey(
        @Column(name = "org_id") String orgId,
        @Column(name = "project_id") String projectId) {}
