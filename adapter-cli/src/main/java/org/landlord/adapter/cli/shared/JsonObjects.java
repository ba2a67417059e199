package org.landlord.adapter.cli.shared;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;

/// Reads one JSON object, strictly (RFC 8259; no member twice), with numbers to the last digit.
public final class JsonObjects {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final String NO_UTF_8 = "must be JSON in UTF-8";

    private JsonObjects() {}

    /// Reads the object that makes up a piece of text.
    ///
    /// @param json UTF-8
    /// @return the members in their order: `String`, `BigDecimal`, `Boolean`, null, `List` and `Map` of the same
    /// @throws InvalidInput if it is no JSON, not in UTF-8, or not exactly one object
    public static Map<String, @Nullable Object> read(byte[] json, int offset, int length) {
        requireUtf8(json, offset, length);
        try (JsonParser parser = JSON.createParser(json, offset, length)) {
            if (!(parser instanceof UTF8StreamJsonParser)) {
                throw new InvalidInput(NO_UTF_8);
            }
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidInput("must be a JSON object");
            }
            Map<String, @Nullable Object> object = readObject(parser);
            if (parser.nextToken() != null) {
                throw new InvalidInput("must be one JSON object and nothing after it");
            }
            return object;
        } catch (JsonProcessingException e) {
            throw new InvalidInput("must be JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new InvalidInput(NO_UTF_8 + ": " + e.getMessage());
        }
    }

    /// The parser takes characters in more bytes than they need, and halves of characters, for UTF-8 (RFC
    /// 3629, section 3).
    private static void requireUtf8(byte[] json, int offset, int length) {
        int i = offset;
        while (i < offset + length && json[i] >= 0) {
            i++;
        }
        // Mostly there is nothing but ASCII to look at.
        if (i < offset + length) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json, i, offset + length - i));
            } catch (CharacterCodingException _) {
                throw new InvalidInput(NO_UTF_8);
            }
        }
    }

    private static Map<String, @Nullable Object> readObject(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.put(name, readValue(parser));
        }
        return object;
    }

    private static List<@Nullable Object> readArray(JsonParser parser) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(readValue(parser));
        }
        return array;
    }

    private static @Nullable Object readValue(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value of JSON begins with " + parser.currentToken());
        };
    }
}
