package org.landlord.domain.shared;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.landlord.domain.failure.InvalidInput;

/// Finds the one of a closed set that a label names.
public final class Choices {

    private Choices() {}

    /// @param choices the closed set
    /// @param labels how each is written
    /// @param label what the caller wrote
    /// @throws InvalidInput if no choice is written like that; the message lists them all
    public static <T> T of(T[] choices, Function<T, String> labels, String label) {
        return Arrays.stream(choices)
                .filter(choice -> labels.apply(choice).equals(label))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "must be one of " + Arrays.stream(choices).map(labels).collect(Collectors.joining(", "))));
    }
}
