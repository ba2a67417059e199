package org.landlord.wire.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The settings of JSON, and whole documents.
///
/// Built on Jackson's streaming core without data binding: nothing is read or written by reflection, and the CLI
/// does not load the classes of data binding (docs/adr/0035-wire-json.md).
public final class Json {

    /// The input of a run has up to 32 levels; the rest is for the documents around it.
    private static final int MAX_NESTING = 40;

    /// The size limit of a request body of one document, 1 MiB.
    private static final int MAX_STRING_CHARS = 1 << 20;

    /// The size limit of metadata.
    private static final int MAX_NAME_CHARS = 16 << 10;

    /// The time to parse a number is quadratic in its digits. Quantities have up to 28 digits.
    private static final int MAX_NUMBER_CHARS = 1000;

    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            // Member names come from callers and must not stay in the JVM's string pool.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_STRING_CHARS)
                    .maxNameLength(MAX_NAME_CHARS)
                    .maxNumberLength(MAX_NUMBER_CHARS)
                    .build())
            .build();

    private Json() {}

    /// `value` as a JSON object in which unset members are null.
    public static <T> String write(T value, JsonShape<T> shape) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            new ObjectWriter(out).whole(value, shape);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /// `value` as a JSON object in which unset members are left out, in UTF-8.
    public static <T> byte[] request(T value, JsonShape<T> shape) {
        return bytes(out -> ObjectWriter.withoutNulls(out).whole(value, shape));
    }

    /// `values` as a JSON array of such objects, in UTF-8.
    public static <T> byte[] requestArray(List<T> values, JsonShape<T> shape) {
        return bytes(out -> {
            out.writeStartArray();
            ObjectWriter writer = ObjectWriter.withoutNulls(out);
            values.forEach(value -> writer.whole(value, shape));
            out.writeEndArray();
        });
    }

    /// `values` as NDJSON of such objects, in UTF-8.
    public static <T> byte[] requestLines(List<T> values, JsonShape<T> shape) {
        return bytes(out -> lines(ObjectWriter.withoutNulls(out), out, values, shape));
    }

    /// Writes `value` as a JSON object in UTF-8. The stream stays open.
    ///
    /// @throws UncheckedIOException if the stream cannot be written
    public static <T> void write(OutputStream out, T value, JsonShape<T> shape) {
        write(out, json -> new ObjectWriter(json).whole(value, shape));
    }

    /// Writes `values` as NDJSON in UTF-8, each while it is read. The stream stays open.
    ///
    /// @throws UncheckedIOException if the stream cannot be written
    public static <T> void writeLines(OutputStream out, Iterable<T> values, JsonShape<T> shape) {
        write(out, json -> lines(new ObjectWriter(json), json, values, shape));
    }

    /// Writes a value of the JSON model: `Map`, `List`, `String`, `Number`, `Boolean` or null. Numbers are written
    /// as they were read, with their exponent: 1E+999999999 has a billion digits without it.
    public static void writeValue(JsonGenerator out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case String text -> out.writeString(text);
            case Boolean truth -> out.writeBoolean(truth);
            case Number number -> out.writeNumber(number.toString());
            case Map<?, ?> object -> {
                out.writeStartObject();
                for (Map.Entry<?, ?> member : object.entrySet()) {
                    out.writeFieldName((String) member.getKey());
                    writeValue(out, member.getValue());
                }
                out.writeEndObject();
            }
            case List<?> array -> {
                out.writeStartArray();
                for (Object element : array) {
                    writeValue(out, element);
                }
                out.writeEndArray();
            }
            default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        }
    }

    private static <T> void lines(ObjectWriter writer, JsonGenerator out, Iterable<T> values, JsonShape<T> shape)
            throws IOException {
        out.setRootValueSeparator(new SerializedString(""));
        for (T value : values) {
            writer.whole(value, shape);
            out.writeRaw('\n');
        }
    }

    private interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes, writing);
        return bytes.toByteArray();
    }

    /// Flushes at the end and not on a failure: a document that breaks off must not look whole.
    private static void write(OutputStream out, Writing writing) {
        try {
            JsonGenerator json = FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            writing.to(json);
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
