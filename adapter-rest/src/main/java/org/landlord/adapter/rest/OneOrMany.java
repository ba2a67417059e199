package org.landlord.adapter.rest;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;

/// A body that is one JSON object, or many: an array, or a line each (NDJSON).
///
/// @param many true if an array or lines were sent, even of one element
/// @param values what was sent; exactly one if not `many`, else at least one
public record OneOrMany<T>(boolean many, List<T> values) {

    /// The most elements that may be sent at once.
    public static final int MAX_ELEMENTS = 100_000;

    public OneOrMany {
        values = List.copyOf(values);
    }

    /// Reads the body as it arrives, one element in memory at a time but for what `reader` made of them.
    ///
    /// @throws InvalidInput with all that is wrong with all elements, each under its index: in NDJSON the number of
    ///     its line, from 0, blank lines left out
    static <T> OneOrMany<T> read(RequestBody body, Function<Fields, T> reader) {
        if (body.isNdjson()) {
            return new OneOrMany<>(true, lines(body, new Elements<>(reader)));
        }
        try (JsonReader json = new JsonReader(body.stream())) {
            return json.first() == JsonToken.START_ARRAY
                    ? new OneOrMany<>(true, array(json, new Elements<>(reader)))
                    : new OneOrMany<>(false, List.of(readOne(json.document(), reader)));
        }
    }

    private static <T> List<T> array(JsonReader json, Elements<T> elements) {
        try {
            while (json.nextElement()) {
                Object document = json.element();
                elements.add(() -> document);
            }
        } catch (InvalidInput refused) {
            // The array itself is broken: where the next element would begin cannot be known.
            elements.violations.addAll(refused);
        }
        return elements.end();
    }

    private static <T> List<T> lines(RequestBody body, Elements<T> elements) {
        try (Lines lines = new Lines(body.stream())) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                byte[] text = line;
                elements.add(() -> document(text));
            }
        } catch (InvalidInput refused) {
            elements.violations.addAll(refused);
        }
        return elements.end();
    }

    private static @Nullable Object document(byte[] line) {
        try (JsonReader json = new JsonReader(line)) {
            return json.document();
        }
    }

    private static <T> T readOne(@Nullable Object document, Function<Fields, T> reader) {
        Violations violations = new Violations();
        Fields fields = new Fields(document, violations);
        return Gaps.read(violations, () -> reader.apply(fields), fields::refuseUnknown);
    }

    /// What was read, and all that was wrong with it.
    private static final class Elements<T> {

        private final Function<Fields, T> reader;
        private final Violations violations = new Violations();
        private final List<T> values = new ArrayList<>();
        private int count;

        Elements(Function<Fields, T> reader) {
            this.reader = reader;
        }

        void add(Supplier<@Nullable Object> document) {
            if (count == MAX_ELEMENTS) {
                throw new InvalidInput("must have at most " + MAX_ELEMENTS + " elements");
            }
            T value = violations.read(String.valueOf(count++), () -> readOne(document.get(), reader));
            if (value != null) {
                values.add(value);
            }
        }

        List<T> end() {
            if (count == 0 && violations.isEmpty()) {
                violations.addAll(new InvalidInput("must have at least one element"));
            }
            violations.throwIfAny();
            return values;
        }
    }
}
