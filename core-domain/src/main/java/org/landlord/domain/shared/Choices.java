package org.landlord.domain.shared;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.landlord.domain.failure.InvalidInput;

/// Finds the value of a closed set by its label.
public final class Choices {

    private Choices() {}

    /// @param choices all values
    /// @param labels the label of a value
    /// @param label the label to find
    /// @throws InvalidInput listing all labels, if no value has this one
    public static <T> T of(T[] choices, Function<T, String> labels, String label) {
        return Arrays.stream(choices)
                .filter(choice -> labels.apply(choice).equals(label))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "must be one of " + Arrays.stream(choices).map(labels).collect(Collectors.joining(", "))));
    }
}
