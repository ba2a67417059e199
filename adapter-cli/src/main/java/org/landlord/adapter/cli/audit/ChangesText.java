package org.landlord.adapter.cli.audit;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.output.Documents;
import org.landlord.domain.shared.Metadata;

/// The changes of an audit event in one line: `limitQuantity: 1000 -> 2000; enforcement: soft -> hard`. The value
/// of a creation has no arrow; a removed value has an arrow and nothing after it.
final class ChangesText {

    private ChangesText() {}

    /// @param metadata of an event of Landlord, whose member `changes` has `from` and `to` of each changed field
    /// @return null if it has no such member
    static @Nullable String of(Metadata metadata) {
        return metadata.members().get("changes") instanceof Map<?, ?> changes
                ? changes.entrySet().stream()
                        .map(change -> change.getKey() + ": " + change(change.getValue()))
                        .collect(Collectors.joining("; "))
                : null;
    }

    private static String change(@Nullable Object change) {
        if (!(change instanceof Map<?, ?> values) || !(values.containsKey("from") || values.containsKey("to"))) {
            return Documents.text(change);
        }
        String to = values.containsKey("to") ? text(values.get("to")) : "";
        return values.containsKey("from") ? (text(values.get("from")) + " -> " + to).stripTrailing() : to;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "-";
            case String text -> text;
            default -> Documents.text(value);
        };
    }
}
