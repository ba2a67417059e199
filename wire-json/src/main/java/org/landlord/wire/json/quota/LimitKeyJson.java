package org.landlord.wire.json.quota;

import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// The key of a usage limit as JSON. Its members stand among others.
public final class LimitKeyJson {

    private LimitKeyJson() {}

    public static void write(LimitKey key, ObjectWriter out) {
        out.text("orgId", key.orgId())
                .text("projectId", key.projectId())
                .text("metric", key.metric())
                .text("unit", key.unit())
                .text("period", key.period().label());
    }

    public static LimitKey read(ObjectReader in) {
        return new LimitKey(
                in.required("orgId", OrgId::new),
                in.optional("projectId", ProjectId::new),
                in.required("metric", Label::new),
                in.required("unit", Label::new),
                in.required("period", Period::of));
    }
}
