package org.landlord.wire.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;

/// Reads one JSON document (RFC 8259) in UTF-8 into plain values: `Map` in the order of its members, `List`,
/// `String`, `Boolean`, `BigDecimal` with all digits, null. Refuses duplicate members, data after the document,
/// NaN, UTF-16, UTF-32 and invalid UTF-8, and what is larger than the bounds of [Json].
///
/// Methods throw [InvalidInput] if the input is not JSON, and [UncheckedIOException] if it cannot be read.
public final class JsonReader implements AutoCloseable {

    static final String NOT_UTF_8 = "must be JSON in UTF-8";

    /// The end of a message of the parser, from where it names its settings.
    private static final Pattern PARSER_SETTINGS = Pattern.compile(
            "(?:: enable `| \\((?:start marker at|for \\w+ starting at) \\[Source| \\(not recognized as one since ).*");

    private final JsonParser parser;

    public JsonReader(InputStream in) {
        this.parser = open(() -> Json.FACTORY.createParser(new StrictUtf8(in)));
    }

    public JsonReader(byte[] bytes) {
        this.parser = open(() -> Json.FACTORY.createParser(StrictUtf8.require(bytes)));
    }

    /// The whole document.
    public static @Nullable Object document(byte[] bytes) {
        try (JsonReader json = new JsonReader(bytes)) {
            return json.document();
        }
    }

    /// The whole document, which must be an object.
    public static Map<String, @Nullable Object> object(byte[] bytes) {
        return JsonValues.object(document(bytes));
    }

    /// The first token, without going on; null if there is no document.
    public @Nullable JsonToken first() {
        if (!(parser instanceof UTF8StreamJsonParser)) {
            throw new InvalidInput(NOT_UTF_8);
        }
        return parser.currentToken() == null ? next() : parser.currentToken();
    }

    /// Goes on to the next token; null at the end of the input.
    public @Nullable JsonToken next() {
        return step(parser::nextToken);
    }

    /// The name of the member at the current token.
    public String name() {
        return String.valueOf(step(parser::currentName));
    }

    /// The value that begins at the current token, to its end.
    public @Nullable Object value() {
        return step(this::readValue);
    }

    /// The whole document, from the first token to the end of the input.
    public @Nullable Object document() {
        first();
        Object value = value();
        end();
        return value;
    }

    /// Refuses data after the document.
    public void end() {
        if (next() != null) {
            throw new InvalidInput("must end after the first JSON document" + place(parser.currentTokenLocation()));
        }
    }

    @Override
    public void close() {
        step(() -> {
            parser.close();
            return null;
        });
    }

    private @Nullable Object readValue() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject();
            case START_ARRAY -> readArray();
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null -> throw new InvalidInput("must not be empty: a JSON document is required");
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private BigDecimal readNumber() throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException _) {
            throw new InvalidInput("must have numbers with smaller exponents" + place(parser.currentTokenLocation()));
        }
    }

    private Map<String, @Nullable Object> readObject() throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (members.containsKey(name)) {
                // The parser could do this, with a set of names of its own for every object.
                throw new InvalidInput(
                        "must be JSON: Duplicate field '" + name + "'" + place(parser.currentTokenLocation()));
            }
            parser.nextToken();
            members.put(name, readValue());
        }
        return members;
    }

    private List<@Nullable Object> readArray() throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(readValue());
        }
        return elements;
    }

    private interface Opening {
        JsonParser open() throws IOException;
    }

    private static JsonParser open(Opening opening) {
        try {
            return opening.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step<T> {
        @Nullable
        T take() throws IOException;
    }

    private static <T> @Nullable T step(Step<T> step) {
        try {
            return step.take();
        } catch (JsonProcessingException e) {
            throw new InvalidInput("must be JSON: " + reason(e) + place(e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the parser says, without the settings of the parser.
    private static String reason(JsonProcessingException e) {
        return PARSER_SETTINGS.matcher(e.getOriginalMessage()).replaceFirst("");
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
