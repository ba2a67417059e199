package org.landlord.wire.json.usage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Choices;
import org.landlord.domain.shared.Label;
import org.landlord.domain.usage.CloudEvent;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// A CloudEvent 1.0 in its JSON format.
public final class CloudEventJson {

    private static final String[] VERSIONS = {"1.0"};

    private CloudEventJson() {}

    public static void write(CloudEvent event, ObjectWriter out) {
        out.text("specversion", VERSIONS[0])
                .text("id", event.id())
                .text("source", event.source())
                .text("type", event.type())
                .text("subject", event.subject())
                .instant("time", event.time());
        event.attributes().forEach(out::value);
        out.value("data", event.data());
    }

    public static CloudEvent read(ObjectReader in) {
        in.required("specversion", version -> Choices.of(VERSIONS, label -> label, version));
        String id = in.required("id", text -> CloudEvent.check(text, CloudEvent.MAX_ID_LENGTH));
        String source = in.required("source", text -> CloudEvent.check(text, CloudEvent.MAX_SOURCE_LENGTH));
        Label type = in.required("type", Label::new);
        String subject = in.optional("subject", text -> CloudEvent.check(text, CloudEvent.MAX_SUBJECT_LENGTH));
        Instant time = in.timestamp("time");
        Object data = in.value("data");
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(in.rest(CloudEventJson::isAttribute));
        Object encoded = in.encoded("data_base64", isJson(attributes.get("datacontenttype")));
        if (data != null && encoded != null) {
            in.refuse("data_base64", "must not be given together with data");
        }
        return in.made(
                () -> new CloudEvent(id, source, type, subject, time, attributes, data == null ? encoded : data));
    }

    /// CloudEvents 1.0, "Naming conventions": the names of attributes have lower-case letters and digits only.
    private static boolean isAttribute(String name) {
        return name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    /// CloudEvents 1.0, section 3.1 of the JSON format: data without a declared type is JSON.
    private static boolean isJson(@Nullable Object contentType) {
        return contentType == null || CloudEvent.isJson(contentType.toString());
    }
}
