package org.landlord.domain.shared;

/// A stored value that would be refused today: see [AsStored].
///
/// @param table of which kind
/// @param key of which row: the parts of its key
/// @param field which of its values
/// @param rule what the value would have to be
public record BrokenRow(String table, String key, String field, String rule) {

    /// What cannot be seen in the key is written as `{U+200B}`.
    public BrokenRow {
        key = Characters.shown(key);
    }
}
