package org.landlord.domain.shared;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;

/// A change to metadata as a JSON merge patch (RFC 7396): members that are null are removed, objects are merged
/// member by member, everything else replaces.
///
/// @param members the members of the patch; null for "remove all there is"
public record MetadataPatch(@Nullable Map<String, ? extends @Nullable Object> members) {

    /// Leaves the metadata as it is.
    public static MetadataPatch none() {
        return new MetadataPatch(Map.of());
    }

    /// What `metadata` is after the patch.
    ///
    /// @throws InvalidInput naming `metadata`, if the result breaks a rule: the patch alone cannot tell
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
