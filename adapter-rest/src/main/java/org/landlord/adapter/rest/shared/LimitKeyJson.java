package org.landlord.adapter.rest.shared;

import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.domain.quota.LimitKey;

/// Which limit something is about, as JSON.
public final class LimitKeyJson {

    private LimitKeyJson() {}

    /// Writes the key, whose members may lie among others.
    public static void write(LimitKey key, ObjectWriter out) {
        out.text("orgId", key.orgId())
                .text("projectId", key.projectId())
                .text("metric", key.metric())
                .text("unit", key.unit())
                .text("period", key.period().label());
    }
}
