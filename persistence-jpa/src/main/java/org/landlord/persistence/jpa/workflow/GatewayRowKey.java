package org.landlord.persistence.jpa.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.persistence.jpa.sql.Nullables;

/// The key of a [GatewayRow]. Its `scope` is the organization, or empty for the platform.
@Embeddable
record GatewayRowKey(
        @Column(name = "scope") String scope,
        @Column(name = "gateway_id") String gatewayId) {

    static GatewayRowKey of(GatewayKey key) {
        return new GatewayRowKey(Nullables.orEmpty(key.orgId()), key.gatewayId().value());
    }
}
