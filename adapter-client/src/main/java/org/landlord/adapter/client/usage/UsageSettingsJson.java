package org.landlord.adapter.client.usage;

import java.util.function.Function;
import org.landlord.adapter.client.shared.JsonObjectReader;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.CloudEventSettings;
import org.landlord.domain.usage.CloudEventSubject;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.UsageSettings;

/// Reads what the server says of usage settings.
public final class UsageSettingsJson {

    private UsageSettingsJson() {}

    /// How usage is taken in.
    public static UsageSettings read(JsonObjectReader json) {
        return new UsageSettings(
                json.text("orgId", OrgId::new),
                Math.toIntExact(json.number("backdatingDays")),
                json.object("cloudEvents", UsageSettingsJson::readCloudEvents),
                json.optional("updatedAt", Timestamps::parse));
    }

    private static CloudEventSettings readCloudEvents(JsonObjectReader json) {
        return new CloudEventSettings(
                json.text("subject", CloudEventSubject::of),
                json.textsByName("subjectProjects", Function.identity(), ProjectId::new),
                json.text("quantityPointer", DataPointer::new),
                json.textsByName("quantityPointers", Label::new, DataPointer::new),
                json.texts(
                        "countedTypes", types -> types.stream().map(Label::new).toList()));
    }
}
