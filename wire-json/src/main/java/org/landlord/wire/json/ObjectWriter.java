package org.landlord.wire.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;

/// Writes the members of JSON objects by the rules of the API: instants have three fraction digits, quantities have
/// no exponent, metadata is written as it was given. Unset members are null in responses and left out of requests.
///
/// Methods throw [UncheckedIOException] if the target cannot be written.
public final class ObjectWriter {

    private final JsonGenerator out;
    private final boolean nulls;

    private ObjectWriter(JsonGenerator out, boolean nulls) {
        this.out = out;
        this.nulls = nulls;
    }

    /// Writes unset members as null.
    public ObjectWriter(JsonGenerator out) {
        this(out, true);
    }

    /// Leaves unset members out.
    static ObjectWriter withoutNulls(JsonGenerator out) {
        return new ObjectWriter(out, false);
    }

    /// A string: an id, a slug, a label.
    public ObjectWriter text(String name, @Nullable Object value) {
        return value == null ? unset(name) : member(name, () -> out.writeString(value.toString()));
    }

    /// RFC 3339 in UTC with milliseconds.
    public ObjectWriter instant(String name, @Nullable Instant value) {
        return value == null ? unset(name) : member(name, () -> out.writeString(Timestamps.format(value)));
    }

    /// A decimal number.
    public ObjectWriter quantity(String name, @Nullable Quantity value) {
        return value == null ? unset(name) : member(name, () -> out.writeNumber(value.toString()));
    }

    /// A decimal number of any size.
    public ObjectWriter sum(String name, QuantitySum value) {
        return member(name, () -> out.writeNumber(value.toString()));
    }

    /// A whole number.
    public ObjectWriter number(String name, long value) {
        return member(name, () -> out.writeNumber(value));
    }

    /// A whole number, or unset.
    public ObjectWriter optionalNumber(String name, @Nullable Integer value) {
        return value == null ? unset(name) : number(name, value);
    }

    /// An array of whole numbers.
    public ObjectWriter numbers(String name, @Nullable Iterable<Integer> values) {
        return values == null ? unset(name) : member(name, () -> {
            out.writeStartArray();
            for (int value : values) {
                out.writeNumber(value);
            }
            out.writeEndArray();
        });
    }

    /// An array of strings.
    public ObjectWriter texts(String name, Iterable<String> values) {
        return member(name, () -> {
            out.writeStartArray();
            for (String value : values) {
                out.writeString(value);
            }
            out.writeEndArray();
        });
    }

    /// `warnings`, sentences for the caller. Left out if there are none.
    public ObjectWriter warnings(List<String> warnings) {
        return warnings.isEmpty() ? this : texts("warnings", warnings);
    }

    /// True or false.
    public ObjectWriter bool(String name, boolean value) {
        return member(name, () -> out.writeBoolean(value));
    }

    /// The caller's own object, with all digits.
    public ObjectWriter metadata(String name, @Nullable Metadata value) {
        return value == null ? unset(name) : member(name, () -> out.writeRawValue(value.json()));
    }

    /// A merge patch of the caller's own object. Left out if it changes nothing; null if it removes everything.
    public ObjectWriter patch(String name, MetadataPatch value) {
        return value.equals(MetadataPatch.none())
                ? this
                : member(name, () -> Json.writeValue(out, value.members()));
    }

    /// A value of the JSON model.
    public ObjectWriter value(String name, @Nullable Object value) {
        return value == null ? unset(name) : member(name, () -> Json.writeValue(out, value));
    }

    /// An object within this one.
    public <T> ObjectWriter object(String name, @Nullable T value, JsonShape<T> shape) {
        return value == null ? unset(name) : member(name, () -> whole(value, shape));
    }

    /// An array of objects, each written while it is read.
    public <T> ObjectWriter array(String name, Iterable<T> values, JsonShape<T> shape) {
        return member(name, () -> {
            out.writeStartArray();
            values.forEach(value -> whole(value, shape));
            out.writeEndArray();
        });
    }

    /// An object that is not a member: the document itself, or an element of an array.
    <T> void whole(T value, JsonShape<T> shape) {
        put(out::writeStartObject);
        shape.write(value, this);
        put(out::writeEndObject);
    }

    private ObjectWriter unset(String name) {
        return nulls ? member(name, out::writeNull) : this;
    }

    private interface Writing {
        void run() throws IOException;
    }

    private ObjectWriter member(String name, Writing value) {
        try {
            out.writeFieldName(name);
            value.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
