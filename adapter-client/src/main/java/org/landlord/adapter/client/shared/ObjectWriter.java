package org.landlord.adapter.client.shared;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.Quantity;

/// Writes the members of a JSON object. A member that is null is left out.
public final class ObjectWriter {

    private final JsonGenerator out;

    private ObjectWriter(JsonGenerator out) {
        this.out = out;
    }

    static byte[] bytes(Consumer<ObjectWriter> members) {
        return write(out -> object(out, members));
    }

    static <T> byte[] array(List<T> values, BiConsumer<T, ObjectWriter> members) {
        return write(out -> {
            out.writeStartArray();
            for (T value : values) {
                object(out, element -> members.accept(value, element));
            }
            out.writeEndArray();
        });
    }

    static <T> byte[] lines(List<T> values, BiConsumer<T, ObjectWriter> members) {
        return write(out -> {
            out.setRootValueSeparator(new SerializedString(""));
            for (T value : values) {
                object(out, line -> members.accept(value, line));
                out.writeRaw('\n');
            }
        });
    }

    private static void object(JsonGenerator out, Consumer<ObjectWriter> members) throws IOException {
        out.writeStartObject();
        members.accept(new ObjectWriter(out));
        out.writeEndObject();
    }

    private interface Document {
        void writeTo(JsonGenerator out) throws IOException;
    }

    private static byte[] write(Document document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = Json.FACTORY.createGenerator(bytes)) {
            document.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("an array takes everything", e);
        }
        return bytes.toByteArray();
    }

    /// What the `toString` of `value` says.
    public ObjectWriter text(String name, @Nullable Object value) {
        return value == null ? this : member(name, () -> out.writeString(value.toString()));
    }

    /// RFC 3339, in UTC, with milliseconds.
    public ObjectWriter instant(String name, @Nullable Instant value) {
        return text(name, value == null ? null : Timestamps.format(value));
    }

    /// A number without exponent.
    public ObjectWriter quantity(String name, Quantity value) {
        return member(name, () -> out.writeNumber(value.toString()));
    }

    /// A whole number.
    public ObjectWriter number(String name, long value) {
        return member(name, () -> out.writeNumber(value));
    }

    /// Whole numbers; null for no such member.
    public ObjectWriter numbers(String name, @Nullable List<Integer> values) {
        return values == null ? this : member(name, () -> array(values));
    }

    /// Texts in their order.
    public ObjectWriter texts(String name, List<String> values) {
        return member(name, () -> array(values));
    }

    /// True or false.
    public ObjectWriter bool(String name, boolean value) {
        return member(name, () -> out.writeBoolean(value));
    }

    /// The caller's own object, to the last digit.
    public ObjectWriter metadata(String name, Metadata value) {
        return member(name, () -> out.writeRawValue(value.json()));
    }

    /// What a JSON parser makes of a value; null for no such member.
    public ObjectWriter any(String name, @Nullable Object value) {
        return value == null ? this : member(name, () -> value(value));
    }

    /// A merge patch of the caller's own object; left out if it changes nothing.
    public ObjectWriter patch(String name, MetadataPatch value) {
        return value.equals(MetadataPatch.none()) ? this : member(name, () -> value(value.members()));
    }

    private void value(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case String text -> out.writeString(text);
            case Boolean truth -> out.writeBoolean(truth);
            case Number number -> out.writeNumber(number.toString());
            case Map<?, ?> object -> object(object);
            case List<?> array -> array(array);
            default -> throw new IllegalArgumentException("no JSON value: " + value.getClass());
        }
    }

    private void object(Map<?, ?> object) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> member : object.entrySet()) {
            out.writeFieldName((String) member.getKey());
            value(member.getValue());
        }
        out.writeEndObject();
    }

    private void array(List<?> array) throws IOException {
        out.writeStartArray();
        for (Object element : array) {
            value(element);
        }
        out.writeEndArray();
    }

    private interface Writing {
        void run() throws IOException;
    }

    private ObjectWriter member(String name, Writing value) {
        try {
            out.writeFieldName(name);
            value.run();
        } catch (IOException e) {
            throw new UncheckedIOException("an array takes everything", e);
        }
        return this;
    }
}
