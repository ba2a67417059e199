package org.landlord.adapter.rest.usage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.Fields;
import org.landlord.domain.shared.Choices;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Text;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.port.in.usage.RecordUsage;

/// A usage event as CloudEvents 1.0 has it (JSON format, structured mode). What Landlord has no field for goes to the
/// metadata: the other attributes by their names, and what is left of the data under `data`.
final class CloudEventJson {

    private static final String[] VERSIONS = {"1.0"};

    private static final Quantity ONE = Quantity.of(1);

    /// More than any URI that somebody meant.
    private static final int MAX_SOURCE_LENGTH = 2048;

    /// What `data` says.
    ///
    /// @param rest what it says beside that
    private record Data(
            Quantity quantity,
            @Nullable Label unit,
            @Nullable RunId runId,
            Map<String, Object> rest) {

        static final Data NONE = new Data(ONE, null, null, Map.of());
    }

    private CloudEventJson() {}

    static RecordUsage read(Fields event) {
        event.required("specversion", version -> Choices.of(VERSIONS, label -> label, version));
        EventId eventId = event.required("id", EventId::new);
        String source = event.required("source", text -> Text.check(text, MAX_SOURCE_LENGTH));
        Label metric = event.required("type", Label::new);
        ProjectId projectId = event.optional("subject", ProjectId::new);
        var time = event.timestamp("time");
        Data data = Objects.requireNonNullElse(event.object("data", CloudEventJson::readData), Data.NONE);
        Metadata metadata = metadata(source, event.rest(CloudEventJson::isAttribute), data.rest());
        return new RecordUsage(eventId, projectId, data.runId(), metric, data.quantity(), data.unit(), time, metadata);
    }

    private static Data readData(Fields data) {
        return new Data(
                data.quantity("quantity", ONE),
                data.optional("unit", Label::new),
                data.optional("runId", RunId::new),
                data.rest(_ -> true));
    }

    /// @throws org.landlord.domain.failure.InvalidInput about the event as a whole, which has no field of that name
    private static Metadata metadata(
            @Nullable String source, Map<String, Object> attributes, Map<String, Object> data) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("source", source);
        members.putAll(attributes);
        if (!data.isEmpty()) {
            members.put("data", data);
        }
        return UsageEvent.requireSmall(Metadata.of(members));
    }

    /// CloudEvents 1.0, "Naming conventions": attributes have lower-case letters and digits in their names, and
    /// nothing else. (`data_base64` is none: it cannot be counted.)
    private static boolean isAttribute(String name) {
        return name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }
}
