package org.landlord.adapter.rest.usage;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.landlord.adapter.rest.http.json.ObjectReader;
import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.CloudEventSettings;
import org.landlord.domain.usage.CloudEventSubject;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.UsageSettings;

/// Usage settings as JSON.
public final class UsageSettingsJson {

    private UsageSettingsJson() {}

    /// What is not given is as it is for an organization that has said nothing.
    static CloudEventSettings readCloudEvents(ObjectReader fields) {
        CloudEventSettings otherwise = CloudEventSettings.DEFAULT;
        var subject = fields.optional("subject", CloudEventSubject::of);
        var subjectProjects = fields.textsByName("subjectProjects", Function.identity(), ProjectId::new);
        var pointer = fields.optional("quantityPointer", DataPointer::new);
        var pointers = fields.textsByName("quantityPointers", Label::new, DataPointer::new);
        List<Label> counted = fields.texts("countedTypes", Label::new);
        return new CloudEventSettings(
                Objects.requireNonNullElse(subject, otherwise.subject()),
                subjectProjects,
                Objects.requireNonNullElse(pointer, otherwise.quantityPointer()),
                pointers,
                counted);
    }

    /// A number that no int holds stays one that is out of range.
    static Integer days(long days) {
        return (int) Math.clamp(days, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /// Writes its members.
    public static void write(UsageSettings settings, ObjectWriter out) {
        out.text("orgId", settings.orgId())
                .number("backdatingDays", settings.backdatingDays())
                .metadata("cloudEvents", settings.cloudEvents().json())
                .instant("updatedAt", settings.updatedAt());
    }
}
