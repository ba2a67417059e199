package org.landlord.adapter.rest.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;

/// Writes the members of JSON objects by the rules of the API: what is unset is there, as null; instants have
/// three fraction digits; quantities have no exponent; metadata is written as it was given.
///
/// Methods throw [UncheckedIOException] when the target takes no more.
public final class ObjectWriter {

    private final JsonGenerator out;

    /// @param out where to
    public ObjectWriter(JsonGenerator out) {
        this.out = out;
    }

    /// A string: an id, a slug, a label.
    public ObjectWriter text(String name, @Nullable Object value) {
        return put(() -> {
            out.writeFieldName(name);
            if (value == null) {
                out.writeNull();
            } else {
                out.writeString(value.toString());
            }
        });
    }

    /// RFC 3339 in UTC.
    public ObjectWriter instant(String name, @Nullable Instant value) {
        return text(name, value == null ? null : Timestamps.format(value));
    }

    /// An exact number.
    public ObjectWriter quantity(String name, @Nullable Quantity value) {
        return put(() -> {
            out.writeFieldName(name);
            if (value == null) {
                out.writeNull();
            } else {
                out.writeNumber(value.toString());
            }
        });
    }

    /// An exact number with as many digits as it takes.
    public ObjectWriter sum(String name, QuantitySum value) {
        return put(() -> {
            out.writeFieldName(name);
            out.writeNumber(value.toString());
        });
    }

    /// Sentences for the caller, as `warnings`: only if there are any.
    public ObjectWriter warnings(List<String> warnings) {
        return warnings.isEmpty() ? this : texts("warnings", warnings);
    }

    /// A whole number.
    public ObjectWriter number(String name, long value) {
        return put(() -> out.writeNumberField(name, value));
    }

    /// An array of whole numbers.
    public ObjectWriter numbers(String name, Iterable<Integer> values) {
        return put(() -> {
            out.writeArrayFieldStart(name);
            for (int value : values) {
                out.writeNumber(value);
            }
            out.writeEndArray();
        });
    }

    /// An array of texts.
    public ObjectWriter texts(String name, Iterable<String> values) {
        return put(() -> {
            out.writeArrayFieldStart(name);
            for (String value : values) {
                out.writeString(value);
            }
            out.writeEndArray();
        });
    }

    /// True or false.
    public ObjectWriter bool(String name, boolean value) {
        return put(() -> out.writeBooleanField(name, value));
    }

    /// The caller's own object, to the last digit.
    public ObjectWriter metadata(String name, Metadata value) {
        return put(() -> {
            out.writeFieldName(name);
            out.writeRawValue(value.json());
        });
    }

    /// An object within this one; null if there is none.
    public <T> ObjectWriter object(String name, @Nullable T value, JsonShape<T> shape) {
        put(() -> out.writeFieldName(name));
        return value == null ? put(out::writeNull) : whole(value, shape);
    }

    /// An array of objects.
    public <T> ObjectWriter array(String name, Iterable<T> values, JsonShape<T> shape) {
        put(() -> out.writeArrayFieldStart(name));
        values.forEach(value -> whole(value, shape));
        return put(out::writeEndArray);
    }

    /// An object that is no member: the document itself, or an element of an array.
    public <T> ObjectWriter whole(T value, JsonShape<T> shape) {
        put(out::writeStartObject);
        shape.write(value, this);
        return put(out::writeEndObject);
    }

    private interface Writing {
        void run() throws IOException;
    }

    private ObjectWriter put(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
