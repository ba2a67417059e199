package org.landlord.adapter.memory.state;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Text;

/// The key of a row, from the organization down. Ordered part by part, so that the rows of a parent are
/// adjacent.
///
/// @param parts as text; empty for no project
public record Key(List<String> parts) implements Comparable<Key> {

    public static Key of(@Nullable Object... parts) {
        return new Key(Arrays.stream(parts)
                .map(part -> part == null ? "" : part.toString())
                .toList());
    }

    /// True if this key is or starts with `parent`.
    boolean isUnder(Key parent) {
        for (int i = 0; i < parent.parts.size(); i++) {
            if (i == parts.size() || !parts.get(i).equals(parent.parts.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(Key other) {
        int common = Math.min(parts.size(), other.parts.size());
        for (int i = 0; i < common; i++) {
            int byPart = Text.compare(parts.get(i), other.parts.get(i));
            if (byPart != 0) {
                return byPart;
            }
        }
        return Integer.compare(parts.size(), other.parts.size());
    }
}
