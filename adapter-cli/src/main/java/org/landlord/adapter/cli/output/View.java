package org.landlord.adapter.cli.output;

import java.util.List;

/// How a kind of thing is shown: its fields, in their order, named as on the wire.
///
/// @param fields all of them; a table may leave some out, a document never does
public record View<T>(List<Field<T>> fields) {

    public View {
        fields = List.copyOf(fields);
    }

    /// A view of these fields.
    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies the array and hands it to nobody
    public static <T> View<T> of(Field<T>... fields) {
        return new View<>(List.of(fields));
    }
}
