package org.landlord.persistence.jpa.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Lists in a column, as JSON arrays. Has its own mapper: the JSON configuration of the application
/// must not affect stored data.
public final class JsonList {

    /// Sorts members, so that the same values are the same text.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private static final TypeReference<List<Map<String, String>>> OBJECTS = new TypeReference<>() {};

    private JsonList() {}

    /// @param values written as their texts
    public static String ofTexts(Collection<?> values) {
        return write(values.stream().map(Object::toString).toList());
    }

    /// @param objects with members that are texts
    public static String ofObjects(List<Map<String, String>> objects) {
        return write(objects);
    }

    public static List<String> texts(String json) {
        return read(json, TEXTS);
    }

    public static List<Map<String, String>> objects(String json) {
        return read(json, OBJECTS);
    }

    /// A member of one of the [#objects] that always has it.
    public static String member(Map<String, String> object, String name) {
        String value = object.get(name);
        if (value == null) {
            throw new IllegalStateException("a stored object lacks " + name);
        }
        return value;
    }

    private static String write(List<?> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts cannot be written as JSON", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored list is not a JSON array", e);
        }
    }
}
