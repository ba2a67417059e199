package org.landlord.wire.json.workflow;

import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// The key of a workflow gateway as JSON.
public final class GatewayKeyJson {

    private GatewayKeyJson() {}

    public static void write(GatewayKey key, ObjectWriter out) {
        out.text("orgId", key.orgId()).text("gatewayId", key.gatewayId());
    }

    public static GatewayKey read(ObjectReader in) {
        return new GatewayKey(in.optional("orgId", OrgId::new), in.required("gatewayId", GatewayId::new));
    }
}
