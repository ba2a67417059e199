package org.landlord.adapter.rest.usage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.json.ObjectReader;
import org.landlord.domain.shared.Choices;
import org.landlord.domain.shared.Label;
import org.landlord.domain.usage.CloudEvent;

/// A CloudEvent 1.0 in its JSON format.
final class CloudEventJson {

    private static final String[] VERSIONS = {"1.0"};

    private CloudEventJson() {}

    static CloudEvent read(ObjectReader event) {
        event.required("specversion", version -> Choices.of(VERSIONS, label -> label, version));
        String id = event.required("id", text -> CloudEvent.check(text, CloudEvent.MAX_ID_LENGTH));
        String source = event.required("source", text -> CloudEvent.check(text, CloudEvent.MAX_SOURCE_LENGTH));
        Label type = event.required("type", Label::new);
        String subject = event.optional("subject", text -> CloudEvent.check(text, CloudEvent.MAX_SUBJECT_LENGTH));
        Instant time = event.timestamp("time");
        Object data = event.value("data");
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(event.rest(CloudEventJson::isAttribute));
        Object encoded = event.encoded("data_base64", isJson(attributes.get("datacontenttype")));
        if (data != null && encoded != null) {
            event.refuse("data_base64", "must not be given beside data");
        }
        return event.made(
                () -> new CloudEvent(id, source, type, subject, time, attributes, data == null ? encoded : data));
    }

    /// CloudEvents 1.0, "Naming conventions": attributes have lower-case letters and digits in their names, and
    /// nothing else.
    private static boolean isAttribute(String name) {
        return name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    /// CloudEvents 1.0, section 3.1 of the JSON format: what declares no type is JSON.
    private static boolean isJson(@Nullable Object contentType) {
        return contentType == null || CloudEvent.isJson(contentType.toString());
    }
}
