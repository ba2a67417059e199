package org.landlord.adapter.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Metadata;
import org.landlord.wire.json.JsonReader;

/// The input of a workflow as an argument: a JSON object, `@` and the name of a file, or `-` for standard input.
///
/// @param given null for standard input
public record JsonInput(@Nullable Metadata given) {

    private static final String STANDARD_INPUT = "-";

    /// @throws InvalidInput if it is no JSON object, or breaks a rule of inputs
    static JsonInput of(String text) {
        return text.equals(STANDARD_INPUT)
                ? new JsonInput(null)
                : new JsonInput(Metadata.ofInput(JsonArgument.read(text)));
    }

    /// The input.
    ///
    /// @param standardInput read if the argument was `-`
    /// @throws InvalidInput at `input`, if standard input has no JSON object, or one that breaks a rule
    public Metadata read(InputStream standardInput) {
        if (given != null) {
            return given;
        }
        try {
            return Metadata.ofInput(JsonReader.object(standardInput.readAllBytes()));
        } catch (InvalidInput refused) {
            throw refused.at("input");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
