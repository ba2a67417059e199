package org.landlord.adapter.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// JSON of gateways, as plain values: `Map` in the order of its members, `List`, `String`, `Boolean`,
/// `BigDecimal` with all digits, null. Of members with the same name, the last one counts.
final class Json {

    /// What is deeper is replaced by `…`.
    private static final int MAX_DEPTH = 40;

    /// The parser refuses what is deeper, so that skipping it stays cheap.
    private static final int MAX_NESTING = 10_000;

    /// The time to parse a number is quadratic in its digits.
    private static final int MAX_NUMBER_CHARS = 1000;

    /// The memory of a value, roughly.
    private static final int BYTES_OF_VALUE = 96;

    private static final String OMITTED = "…";

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            // Member names come from outside and must not stay in the JVM's string pool.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxNumberLength(MAX_NUMBER_CHARS)
                    .build())
            .build();

    private final JsonParser parser;
    private final LongPredicate memory;
    private final @Nullable String secret;

    private Json(JsonParser parser, LongPredicate memory, @Nullable String secret) {
        this.parser = parser;
        this.memory = memory;
        this.secret = secret;
    }

    /// Reads a document.
    ///
    /// @param memory is asked for a number of bytes and says whether there are so many
    /// @param secret replaced by `…` in all texts; null for none
    /// @throws IOException if it is not JSON
    /// @throws NoMemory if there is not enough memory
    static @Nullable Object read(byte[] document, LongPredicate memory, @Nullable String secret) throws IOException {
        try (JsonParser parser = FACTORY.createParser(document)) {
            parser.nextToken();
            Object value = new Json(parser, memory, secret).value(1);
            if (parser.nextToken() != null) {
                throw new IOException("there is more than one JSON document");
            }
            return value;
        } catch (ArithmeticException e) {
            // The exponent of a number has too many digits.
            throw new IOException(e);
        }
    }

    private @Nullable Object value(int depth) throws IOException {
        if (!memory.test(BYTES_OF_VALUE)) {
            throw new NoMemory();
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> depth > MAX_DEPTH ? skipped() : object(depth);
            case START_ARRAY -> depth > MAX_DEPTH ? skipped() : array(depth);
            case VALUE_STRING -> text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null -> throw new IOException("there is no JSON document");
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IOException("no value begins with " + parser.currentToken());
        };
    }

    private Object number() throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException _) {
            return OMITTED;
        }
    }

    private String skipped() throws IOException {
        parser.skipChildren();
        return OMITTED;
    }

    private String text(String text) {
        return secret == null ? text : text.replace(secret, OMITTED);
    }

    private Map<String, @Nullable Object> object(int depth) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            members.put(text(name), value(depth + 1));
        }
        return members;
    }

    private List<@Nullable Object> array(int depth) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(depth + 1));
        }
        return elements;
    }

    /// There is not enough memory for a document.
    static final class NoMemory extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /// A value that is JSON already.
    record Raw(String json) {}

    /// Writes an object. Members that are null are left out.
    ///
    /// @param members values are `Map`, `List`, `String`, `Number`, `Boolean` and [Raw]
    static byte[] write(Map<String, ? extends @Nullable Object> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            write(out, members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator out, Object value) throws IOException {
        switch (value) {
            case String text -> out.writeString(text);
            case Boolean truth -> out.writeBoolean(truth);
            case Number number -> out.writeNumber(number.toString());
            case Raw raw -> out.writeRawValue(raw.json());
            case Map<?, ?> object -> {
                out.writeStartObject();
                for (Map.Entry<?, ?> member : object.entrySet()) {
                    if (member.getValue() != null) {
                        out.writeFieldName((String) member.getKey());
                        write(out, member.getValue());
                    }
                }
                out.writeEndObject();
            }
            case List<?> array -> {
                out.writeStartArray();
                for (Object element : array) {
                    write(out, element);
                }
                out.writeEndArray();
            }
            default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        }
    }
}
