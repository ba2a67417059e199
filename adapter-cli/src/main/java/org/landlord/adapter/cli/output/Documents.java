package org.landlord.adapter.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Timestamps;
import org.landlord.wire.json.Json;

/// Writes things as the REST API writes them: the same names, every field, numbers to the last digit.
///
/// By hand on Jackson's streaming layer: no reflection, and nothing to warm up before the first byte.
public final class Documents {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int ASCII = 0x7F;

    /// To Jackson: nothing is escaped but what must be.
    private static final int NO_BOUND = 0;

    private Documents() {}

    /// JSON for people and programs: indented.
    public static JsonGenerator json(OutputStream out) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        DefaultPrettyPrinter pretty = new DefaultPrettyPrinter(separators)
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        return escaping(JSON.createGenerator(out)).setPrettyPrinter(pretty);
    }

    /// JSON of one line for each value.
    public static JsonGenerator lines(OutputStream out) throws IOException {
        return escaping(JSON.createGenerator(out)).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    /// A JSON value in one line.
    ///
    /// @param value a string, a number, true, false, null, or a list or map of these
    public static String text(@Nullable Object value) {
        try (StringWriter text = new StringWriter()) {
            try (JsonGenerator json = JSON.createGenerator(text)) {
                Json.writeValue(json, value);
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes one thing as an object.
    public static <T> void write(JsonGenerator json, View<T> view, T item) throws IOException {
        json.writeStartObject();
        writeFields(json, view, item);
        json.writeEndObject();
    }

    /// Writes the fields of one thing into the object that is open.
    public static <T> void writeFields(JsonGenerator json, View<T> view, T item) throws IOException {
        for (Field<T> field : view.fields()) {
            json.writeFieldName(field.name());
            write(json, field.value().apply(item));
        }
    }

    /// Writes things as an array.
    public static <T> void writeAll(JsonGenerator json, View<T> view, Iterable<T> items) throws IOException {
        json.writeStartArray();
        for (T item : items) {
            write(json, view, item);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Value value) throws IOException {
        switch (value) {
            case Value.Absent _ -> json.writeNull();
            case Value.Text(String text) -> json.writeString(text);
            case Value.Moment(Instant instant) -> json.writeString(Timestamps.format(instant));
            case Value.Decimal(BigDecimal number) -> json.writeNumber(number.toPlainString());
            case Value.Numbers(var numbers) -> Json.writeValue(json, numbers);
            case Value.Texts(var texts) -> Json.writeValue(json, texts);
            case Value.Things<?> things -> writeThings(json, things);
            case Value.Truth(boolean truth) -> json.writeBoolean(truth);
            case Value.Json(var metadata) -> Json.writeValue(json, metadata.members());
            case Value.Nested<?> nested -> writeNested(json, nested);
        }
    }

    private static <T> void writeThings(JsonGenerator json, Value.Things<T> things) throws IOException {
        writeAll(json, things.view(), things.items());
    }

    private static <T> void writeNested(JsonGenerator json, Value.Nested<T> nested) throws IOException {
        write(json, nested.view(), nested.item());
    }

    /// Makes a generator escape format characters: the text is the same, and a terminal that shows the document
    /// does not obey it.
    static JsonGenerator escaping(JsonGenerator json) {
        return new Escaping(json);
    }

    private static final class Escaping extends JsonGeneratorDelegate {

        Escaping(JsonGenerator json) {
            super(json);
        }

        @Override
        public void writeString(@Nullable String text) throws IOException {
            if (text == null) {
                super.writeNull();
                return;
            }
            escapeAllOf(text);
            super.writeString(text);
            delegate.setHighestNonEscapedChar(NO_BOUND);
        }

        @Override
        public void writeFieldName(String name) throws IOException {
            escapeAllOf(name);
            super.writeFieldName(name);
            delegate.setHighestNonEscapedChar(NO_BOUND);
        }

        /// Jackson escapes everything beyond a bound, or nothing: such a text is rare, and may have more
        /// escapes than it needs. YAML has escapes between double quotes only.
        private void escapeAllOf(String text) {
            boolean isUnsafe = DisplayText.isUnsafe(text);
            delegate.setHighestNonEscapedChar(isUnsafe ? ASCII : NO_BOUND);
            if (delegate instanceof YAMLGenerator yaml) {
                yaml.configure(YAMLGenerator.Feature.MINIMIZE_QUOTES, !isUnsafe);
            }
        }
    }
}
