package org.landlord.adapter.rest.http.json;

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
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.body.StrictUtf8;
import org.landlord.domain.failure.InvalidInput;

/// Reads one JSON document (RFC 8259), in UTF-8, as plain values: `Map` in the order of its members, `List`,
/// `String`, `Boolean`, `BigDecimal` to the last digit, null. Refuses what parsers like to let pass: a member given
/// twice, something behind the end, NaN, UTF-16 and UTF-32, and what only looks like UTF-8.
public final class JsonReader implements AutoCloseable {

    private final JsonParser parser;

    public JsonReader(InputStream in) {
        try {
            this.parser = Json.FACTORY.createParser(new StrictUtf8(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonReader(byte[] bytes) {
        try {
            this.parser = Json.FACTORY.createParser(StrictUtf8.require(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the document begins with, without going on; null if there is no document.
    ///
    /// @throws InvalidInput if it is no JSON
    @Nullable
    public JsonToken first() {
        if (!(parser instanceof UTF8StreamJsonParser)) {
            throw new InvalidInput("must be JSON in UTF-8");
        }
        return step(() -> parser.currentToken() == null ? parser.nextToken() : parser.currentToken());
    }

    /// The whole document.
    ///
    /// @throws InvalidInput if it is no JSON, or more than one document
    @Nullable
    public Object document() {
        return step(() -> {
            first();
            Object value = value();
            end();
            return value;
        });
    }

    /// Goes on in an array, which [#first()] has found.
    ///
    /// @return true if there is one more element, which [#element()] then reads
    /// @throws InvalidInput if it is no JSON, or something follows the array
    public boolean nextElement() {
        JsonToken next = step(parser::nextToken);
        if (next != JsonToken.END_ARRAY) {
            return true;
        }
        end();
        return false;
    }

    /// The element of the array that is next.
    ///
    /// @throws InvalidInput if it is no JSON
    @Nullable
    public Object element() {
        return step(this::value);
    }

    @Override
    public void close() {
        step(() -> {
            parser.close();
            return null;
        });
    }

    private @Nullable Object value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null -> throw new InvalidInput("must not be empty: a JSON document is required");
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private BigDecimal number() throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException _) {
            throw new InvalidInput("must have numbers with smaller exponents" + place(parser.currentTokenLocation()));
        }
    }

    private Map<String, @Nullable Object> object() throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (members.containsKey(name)) {
                // The parser could find out too, with a set of names of its own for every object.
                throw new InvalidInput(
                        "must be JSON: Duplicate field '" + name + "'" + place(parser.currentTokenLocation()));
            }
            parser.nextToken();
            members.put(name, value());
        }
        return members;
    }

    private List<@Nullable Object> array() throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        return elements;
    }

    private void end() {
        if (step(parser::nextToken) != null) {
            throw new InvalidInput("must end after the first JSON document" + place(parser.currentTokenLocation()));
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

    /// What the parser says, without its advice on how to configure it.
    private static String reason(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        int advice = message.indexOf(": enable `");
        return advice < 0 ? message : message.substring(0, advice);
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
