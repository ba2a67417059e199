package org.landlord.application.audit;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Metadata;

/// The changed fields of a resource in an audit event: `"changes": {"timeZone": {"from": null, "to":
/// "UTC"}}`. A creation has no `from`, a deletion no `to`; null means unset. Of metadata, changed members
/// only. A withheld value is `{"withheld": true}`.
public final class Changes {

    private static final Map<String, Boolean> WITHHELD = Map.of("withheld", true);

    private Changes() {}

    /// The details of an audit event.
    ///
    /// @param before null for a creation
    /// @param after null for a deletion
    /// @param namesAndValues other details: see [AuditDetails#of]
    public static Map<String, ?> told(@Nullable Described before, @Nullable Described after, Object... namesAndValues) {
        Map<String, Object> told = new LinkedHashMap<>(AuditDetails.of(namesAndValues));
        Map<String, Object> changes = between(before, after);
        if (!changes.isEmpty()) {
            told.put("changes", changes);
        }
        return told;
    }

    /// True if both states are the same, so that nothing is written. Numbers are compared by value: 1.0
    /// equals 1.
    ///
    /// @param before null for a creation, which is always a change
    public static boolean areNone(@Nullable Described before, @Nullable Described after) {
        return before != null && after != null && between(before, after).isEmpty();
    }

    /// The names of the fields that differ.
    public static Set<String> names(Described before, Described after) {
        return between(before, after).keySet();
    }

    private static Map<String, Object> between(@Nullable Described before, @Nullable Described after) {
        Map<String, Object> from = before == null ? Map.of() : before.fields().values();
        Map<String, Object> to = after == null ? Map.of() : after.fields().values();
        Set<String> names = new LinkedHashSet<>(to.keySet());
        names.addAll(from.keySet());
        Map<String, Object> changes = new LinkedHashMap<>();
        for (String name : names) {
            Object was = from.get(name);
            Object is = to.get(name);
            boolean empty = (before == null && isEmpty(is)) || (after == null && isEmpty(was));
            if (!isSame(was, is) && !empty) {
                changes.put(name, change(before, was, after, is));
            }
        }
        return changes;
    }

    private static boolean isSame(@Nullable Object was, @Nullable Object is) {
        return was instanceof Metadata one && is instanceof Metadata other
                ? one.isEquivalentTo(other)
                : Metadata.isSameValue(was, is);
    }

    private static boolean isEmpty(@Nullable Object value) {
        return Metadata.empty().equals(value);
    }

    private static Map<String, ?> change(
            @Nullable Described before, @Nullable Object from, @Nullable Described after, @Nullable Object to) {
        if (from instanceof Fields.Withheld || to instanceof Fields.Withheld) {
            return WITHHELD;
        }
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        if (before != null) {
            change.put("from", from instanceof Metadata metadata ? without(metadata, to) : from);
        }
        if (after != null) {
            change.put("to", to instanceof Metadata metadata ? without(metadata, from) : to);
        }
        return change;
    }

    /// The members that `other` lacks or has with another value.
    private static Map<String, @Nullable Object> without(Metadata metadata, @Nullable Object other) {
        Map<String, @Nullable Object> unchanged = other instanceof Metadata one ? one.members() : Map.of();
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        metadata.members().forEach((name, value) -> {
            if (!unchanged.containsKey(name) || !Metadata.isSameValue(unchanged.get(name), value)) {
                rest.put(name, value);
            }
        });
        return rest;
    }
}
