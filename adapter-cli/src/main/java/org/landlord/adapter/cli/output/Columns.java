package org.landlord.adapter.cli.output;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.landlord.domain.failure.InvalidInput;

/// The value of `--columns`: which fields are shown, in which order.
///
/// @param names names of fields, in upper or lower case
public record Columns(List<String> names) {

    public Columns {
        names = List.copyOf(names);
    }

    /// Parses names separated by commas.
    ///
    /// @throws InvalidInput if a name is empty
    public static Columns of(String text) {
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (names.stream().anyMatch(String::isEmpty)) {
            throw new InvalidInput("must be names of columns, such as orgId,name");
        }
        return new Columns(names);
    }

    /// The chosen fields of a view. Tables do not drop them.
    ///
    /// @param unknown receives a message if the view lacks some of the names
    /// @return the view itself if it has none of them
    public <T> View<T> select(View<T> view, Consumer<String> unknown) {
        List<String> missing =
                names.stream().filter(name -> field(view, name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            unknown.accept("unknown column " + String.join(", ", missing) + ": the columns are "
                    + view.fields().stream().map(Field::name).collect(Collectors.joining(", ")));
        }
        List<Field<T>> chosen = names.stream()
                .flatMap(name -> field(view, name).stream())
                .map(field -> field.weighing(Field.Weight.KEY))
                .toList();
        return chosen.isEmpty() ? view : new View<>(chosen);
    }

    private static <T> Optional<Field<T>> field(View<T> view, String name) {
        return view.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
