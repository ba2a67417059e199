package org.landlord.domain.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Text;

/// A JSON pointer (RFC 6901), such as `/quantity` or `/usage/tokens/0`.
///
/// @param value empty for the whole document
public record DataPointer(String value) {

    public static final int MAX_LENGTH = 256;

    private static final Pattern SYNTAX = Pattern.compile("(/([^~/]|~[01])*)*");

    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    /// @throws InvalidInput if it is not a JSON pointer, or has more than 256 characters
    public DataPointer {
        if (!value.isEmpty()) {
            Text.check(value, MAX_LENGTH);
        }
        if (!SYNTAX.matcher(value).matches()) {
            throw new InvalidInput("must be a JSON pointer (RFC 6901), such as /quantity");
        }
    }

    /// Evaluates the pointer.
    ///
    /// @param json a parsed JSON value: `String`, `Number`, `Boolean`, null, `List` or `Map`
    /// @return null if there is no value, or the value is null
    public @Nullable Object find(@Nullable Object json) {
        Object found = json;
        for (String step : steps()) {
            found = switch (found) {
                case Map<?, ?> object -> object.get(step);
                case List<?> array -> element(array, step);
                case null, default -> null;
            };
        }
        return found;
    }

    private static @Nullable Object element(List<?> array, String step) {
        if (!INDEX.matcher(step).matches()) {
            return null;
        }
        int index = Integer.parseInt(step);
        return index < array.size() ? array.get(index) : null;
    }

    /// The unescaped reference tokens; empty for the whole document.
    public List<String> steps() {
        List<String> steps = new ArrayList<>();
        for (String step : value.split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return List.copyOf(steps.subList(1, steps.size()));
    }

    @Override
    public String toString() {
        return value;
    }
}
