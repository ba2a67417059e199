package org.landlord.wire.json.usage;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.CloudEventSettings;
import org.landlord.domain.usage.CloudEventSubject;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.port.in.usage.PutUsageSettings;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// Usage settings as JSON.
public final class UsageSettingsJson {

    private UsageSettingsJson() {}

    public static void write(UsageSettings settings, ObjectWriter out) {
        out.text("orgId", settings.orgId())
                .number("backdatingDays", settings.backdatingDays())
                .metadata("cloudEvents", settings.cloudEvents().json())
                .instant("updatedAt", settings.updatedAt());
    }

    public static UsageSettings read(ObjectReader in) {
        return new UsageSettings(
                in.required("orgId", OrgId::new),
                in.integer("backdatingDays"),
                in.requiredObject("cloudEvents", UsageSettingsJson::readCloudEvents),
                in.timestamp("updatedAt"));
    }

    public static void writePut(PutUsageSettings command, ObjectWriter out) {
        CloudEventSettings cloudEvents = command.cloudEvents();
        out.optionalNumber("backdatingDays", command.backdatingDays())
                .metadata("cloudEvents", cloudEvents == null ? null : cloudEvents.json());
    }

    public static PutUsageSettings readPut(ObjectReader in, OrgId orgId, Precondition precondition) {
        return new PutUsageSettings(
                orgId,
                in.optionalInt("backdatingDays"),
                in.object("cloudEvents", UsageSettingsJson::readCloudEvents),
                precondition);
    }

    /// Absent members have their defaults.
    private static CloudEventSettings readCloudEvents(ObjectReader in) {
        CloudEventSettings defaults = CloudEventSettings.DEFAULT;
        CloudEventSubject subject = in.optional("subject", CloudEventSubject::of);
        Map<String, ProjectId> subjectProjects =
                in.textsByName("subjectProjects", Function.identity(), ProjectId::new);
        DataPointer pointer = in.optional("quantityPointer", DataPointer::new);
        Map<Label, DataPointer> pointers = in.textsByName("quantityPointers", Label::new, DataPointer::new);
        List<Label> countedTypes = in.texts("countedTypes", Label::new);
        return in.made(() -> new CloudEventSettings(
                Objects.requireNonNullElse(subject, defaults.subject()),
                subjectProjects,
                Objects.requireNonNullElse(pointer, defaults.quantityPointer()),
                pointers,
                countedTypes));
    }
}
