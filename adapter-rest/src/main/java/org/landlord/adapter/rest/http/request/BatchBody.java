package org.landlord.adapter.rest.http.request;

import com.fasterxml.jackson.core.JsonToken;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.body.LineReader;
import org.landlord.adapter.rest.http.head.MediaTypes;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;
import org.landlord.port.in.usage.Usage;
import org.landlord.wire.json.JsonReader;
import org.landlord.wire.json.ObjectReader;

/// A body that is one JSON object, or many: an array, or a line each (NDJSON). Its media type says which it may be.
///
/// @param many true if an array or lines were sent, even of one element
/// @param values what was sent; exactly one if not `many`, else at least one
public record BatchBody<T>(boolean many, List<T> values) {

    /// The most elements that may be sent at once.
    public static final int MAX_ELEMENTS = Usage.MAX_BATCH_EVENTS;

    public BatchBody {
        values = List.copyOf(values);
    }

    /// Reads the body as it arrives, one element in memory at a time but for what `reader` made of them.
    ///
    /// @param in the body's bytes
    /// @param mediaType one of [BodySpec#EVENTS]
    /// @param violations where to note all that is wrong with all elements, each under its index: in NDJSON the
    ///     number of its line, from 0, blank lines left out
    /// @param reader reads one element
    /// @return what was read; if something was wrong, no more than a part of it
    /// @throws InvalidInput if the body is no JSON from some point on
    public static <T> BatchBody<T> read(
            InputStream in, String mediaType, Violations violations, Function<ObjectReader, T> reader) {
        Elements<T> elements = new Elements<>(violations, reader);
        if (mediaType.equals(MediaTypes.NDJSON)) {
            readLines(in, elements);
            return new BatchBody<>(true, elements.end());
        }
        try (JsonReader json = new JsonReader(in)) {
            boolean array = json.first() == JsonToken.START_ARRAY;
            if (!array && mediaType.equals(MediaTypes.CLOUD_EVENT_BATCH)) {
                throw new InvalidInput("must be a JSON array");
            }
            if (!array || mediaType.equals(MediaTypes.CLOUD_EVENT)) {
                return new BatchBody<>(false, List.of(ObjectReader.read(json.document(), reader)));
            }
            while (json.next() != JsonToken.END_ARRAY) {
                Object document = json.value();
                elements.add(() -> document);
            }
            json.end();
            return new BatchBody<>(true, elements.end());
        }
    }

    private static <T> void readLines(InputStream in, Elements<T> elements) {
        try (LineReader lines = new LineReader(in)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                byte[] text = line;
                elements.add(() -> JsonReader.document(text));
            }
        }
    }

    /// What was read of many.
    private static final class Elements<T> {

        private final Violations violations;
        private final Function<ObjectReader, T> reader;
        private final List<T> values = new ArrayList<>();
        private int count;

        Elements(Violations violations, Function<ObjectReader, T> reader) {
            this.violations = violations;
            this.reader = reader;
        }

        void add(Supplier<@Nullable Object> document) {
            if (count == MAX_ELEMENTS) {
                throw new InvalidInput("must have at most " + MAX_ELEMENTS + " elements: send them in several batches");
            }
            T value = violations.read(String.valueOf(count++), () -> ObjectReader.read(document.get(), reader));
            if (value != null) {
                values.add(value);
            }
        }

        List<T> end() {
            if (count == 0) {
                throw new InvalidInput("must have at least one element");
            }
            return values;
        }
    }
}
