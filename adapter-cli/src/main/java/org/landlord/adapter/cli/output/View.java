package org.landlord.adapter.cli.output;

import java.util.List;

/// How items of a type are shown: their fields, in order, named as on the wire.
///
/// @param fields all fields; a table may drop some, a document contains all
public record View<T>(List<Field<T>> fields) {

    public View {
        fields = List.copyOf(fields);
    }

    /// A view with these fields.
    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies the array
    public static <T> View<T> of(Field<T>... fields) {
        return new View<>(List.of(fields));
    }
}
