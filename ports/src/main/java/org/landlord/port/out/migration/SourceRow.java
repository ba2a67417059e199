package org.landlord.port.out.migration;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.migration.SourceTable;

/// A row of a source. Nothing about its values is certain.
///
/// @param fields the values by the name of the field in Landlord, such as `orgId`, `createdAt`,
///     `limitQuantity`; null or absent if there is none. `id` is the number of an event. A value is a
///     `String`, a `Long`, a `Double`, a `byte[]`, or, if the field has a JSON object as its text, a
///     `Map`. Times are numbers of milliseconds since 1970
public record SourceRow(SourceTable table, Map<String, @Nullable Object> fields) {

    public @Nullable Object value(String field) {
        return fields.get(field);
    }
}
