package org.landlord.adapter.client.shared;

import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// Reads which limit something is about.
public final class LimitKeyJson {

    private LimitKeyJson() {}

    /// The key, whose members lie among others.
    public static LimitKey read(JsonObjectReader json) {
        return new LimitKey(
                json.text("orgId", OrgId::new),
                json.optional("projectId", ProjectId::new),
                json.text("metric", Label::new),
                json.text("unit", Label::new),
                json.text("period", Period::of));
    }
}
