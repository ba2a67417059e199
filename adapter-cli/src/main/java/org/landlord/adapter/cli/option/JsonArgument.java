package org.landlord.adapter.cli.option;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.wire.json.JsonReader;

/// A JSON object as an argument: the JSON, or `@` and the name of a file with the JSON.
final class JsonArgument {

    private JsonArgument() {}

    static Map<String, @Nullable Object> read(String argument) {
        byte[] json =
                argument.startsWith("@") ? readFile(argument.substring(1)) : argument.getBytes(StandardCharsets.UTF_8);
        return JsonReader.object(json);
    }

    private static byte[] readFile(String name) {
        try {
            return Files.readAllBytes(ArgumentParsers.path(name));
        } catch (IOException _) {
            throw new InvalidInput("cannot be read from the file " + name);
        }
    }
}
