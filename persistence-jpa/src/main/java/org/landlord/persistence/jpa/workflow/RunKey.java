package org.landlord.persistence.jpa.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// The key of a [RunRow].
@Embeddable
record RunKey(
        @Column(name = "org_id") String orgId,
        @Column(name = "run_id") String runId) {}
