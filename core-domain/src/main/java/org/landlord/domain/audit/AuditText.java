package org.landlord.domain.audit;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Origin;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;

/// A text that audit events are searched for: in the action, the actor, the target id, the reason and the JSON
/// of the metadata. Upper and lower case of ASCII letters are the same.
public record AuditText(Label value) {

    public AuditText(String value) {
        this(new Label(value));
    }

    public boolean isIn(AuditEvent event) {
        return isIn(event.metadata(), event.origin(), event.action(), event.actorId(), event.targetId());
    }

    public boolean isIn(PlatformAuditEvent event) {
        return isIn(event.metadata(), event.origin(), event.action(), event.actorId(), event.targetId());
    }

    private boolean isIn(Metadata metadata, Origin origin, @Nullable Object... fields) {
        String lower = lower(value.value());
        return Stream.concat(Stream.of(fields), Stream.of(metadata.json()))
                        .anyMatch(field -> field != null && contains(field.toString(), lower))
                || origin.reason() != null && contains(origin.reason().value(), lower);
    }

    private static boolean contains(String text, String lower) {
        int last = text.length() - lower.length();
        for (int start = 0; start <= last; start++) {
            int length = 0;
            while (length < lower.length() && lower(text.charAt(start + length)) == lower.charAt(length)) {
                length++;
            }
            if (length == lower.length()) {
                return true;
            }
        }
        return false;
    }

    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.chars().forEach(c -> lower.append(lower((char) c)));
        return lower.toString();
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
    }

    @Override
    public String toString() {
        return value.value();
    }
}
