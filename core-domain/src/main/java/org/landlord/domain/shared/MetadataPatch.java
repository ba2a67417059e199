package org.landlord.domain.shared;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;

/// A JSON merge patch (RFC 7396) for metadata: null removes a member, objects are merged, other values
/// replace.
///
/// @param members the members of the patch; null removes all metadata
public record MetadataPatch(@Nullable Map<String, ? extends @Nullable Object> members) {

    public static MetadataPatch none() {
        return new MetadataPatch(Map.of());
    }

    /// Applies the patch to `metadata`.
    ///
    /// @throws InvalidInput naming `metadata`, if the result breaks a rule
    public Metadata applyTo(Metadata metadata) {
        if (members == null) {
            return Metadata.empty();
        }
        try {
            return Metadata.of(merge(metadata.members(), members));
        } catch (InvalidInput refused) {
            throw refused.at("metadata");
        }
    }

    private static Map<String, @Nullable Object> merge(Map<?, ?> target, Map<?, ?> patch) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        target.forEach((name, value) -> merged.put((String) name, value));
        patch.forEach((name, value) -> {
            String member = (String) name;
            switch (value) {
                case null -> merged.remove(member);
                case Map<?, ?> object -> {
                    Map<?, ?> old = merged.get(member) instanceof Map<?, ?> map ? map : Map.of();
                    merged.put(member, merge(old, object));
                }
                default -> merged.put(member, value);
            }
        });
        return merged;
    }
}
