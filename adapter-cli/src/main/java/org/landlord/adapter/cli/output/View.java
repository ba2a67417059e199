package org.landlord.adapter.cli.output;

import java.util.Comparator;
import java.util.List;

/// How items of a type are shown: their fields, in order, named as on the wire.
///
/// @param fields all fields; a table may drop some, a document contains all
public record View<T>(List<Field<T>> fields) {

    public View {
        fields = List.copyOf(fields);
    }

    /// The order of columns: minor ones last, so that lines begin with the names.
    View<T> tabular() {
        return new View<>(fields.stream()
                .sorted(Comparator.comparing(field -> field.weight() == Field.Weight.MINOR))
                .toList());
    }

    /// A view with these fields.
    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies the array
    public static <T> View<T> of(Field<T>... fields) {
        return new View<>(List.of(fields));
    }
}
