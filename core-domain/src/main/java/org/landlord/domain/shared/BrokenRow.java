package org.landlord.domain.shared;

/// A stored value that would be refused as new input: see [AsStored].
///
/// @param table the table
/// @param key the key of the row, its parts separated by spaces
/// @param field the column
/// @param rule the rule that the value breaks
public record BrokenRow(String table, String key, String field, String rule) {

    /// Invisible characters of the key are written as `{U+200B}`.
    public BrokenRow {
        key = Characters.escape(key);
    }
}
