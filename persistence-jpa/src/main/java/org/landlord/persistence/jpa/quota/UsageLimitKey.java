package org.landlord.persistence.jpa.quota;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// The key of a [UsageLimitRow]: see the column `scope` there.
@Embeddable
record UsageLimitKey(
        @Column(name = "org_id") String orgId,
        @Column(name = "scope") String scope,
        @Column(name = "metric") String metric,
        @Column(name = "unit") String unit,
        @Column(name = "period") String period) {}
