package org.landlord.persistence.jpa.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;

/// Reads stored metadata, written by [Metadata#json()]. Has its own mapper: the JSON configuration of
/// the application must not affect stored data.
public final class MetadataText {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    // The default, 1000 digits, would make a stored row unreadable.
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(Metadata.MAX_BYTES_OF_REPORT)
                            .build())
                    .build())
            // Exact: 1.00 is not 1.0.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private MetadataText() {}

    /// @param text a JSON object
    public static Metadata read(String text) {
        return text.equals("{}") ? Metadata.empty() : Metadata.of(members(text));
    }

    /// The metadata of an audit event, which may be larger and deeper than that of a caller.
    ///
    /// @param text a JSON object
    public static Metadata readChanges(String text) {
        return text.equals("{}") ? Metadata.empty() : Metadata.ofChanges(members(text));
    }

    /// The input of a run.
    ///
    /// @param text a JSON object
    public static Metadata readInput(String text) {
        return text.equals("{}") ? Metadata.empty() : Metadata.ofInput(members(text));
    }

    /// What a workflow gateway reported.
    ///
    /// @param text a JSON object
    public static Metadata readReport(String text) {
        return text.equals("{}") ? Metadata.empty() : Metadata.ofReport(members(text));
    }

    private static LinkedHashMap<String, @Nullable Object> members(String text) {
        try {
            return JSON.readValue(text, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored metadata is not a JSON object", e);
        }
    }
}
