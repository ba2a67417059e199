package org.landlord.adapter.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        return JSON.createGenerator(out).setPrettyPrinter(pretty);
    }

    /// JSON of one line for each value.
    public static JsonGenerator lines(OutputStream out) throws IOException {
        return JSON.createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
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
            case Value.Text(String text) -> writeText(json, text);
            case Value.Decimal(BigDecimal number) -> json.writeNumber(number.toPlainString());
            case Value.Numbers(var numbers) -> writeJson(json, numbers);
            case Value.Texts(var texts) -> writeJson(json, texts);
            case Value.Things<?> things -> writeThings(json, things);
            case Value.Truth(boolean truth) -> json.writeBoolean(truth);
            case Value.Json(var metadata) -> writeJson(json, metadata.members());
            case Value.Nested<?> nested -> writeNested(json, nested);
        }
    }

    private static <T> void writeThings(JsonGenerator json, Value.Things<T> things) throws IOException {
        writeAll(json, things.view(), things.items());
    }

    private static <T> void writeNested(JsonGenerator json, Value.Nested<T> nested) throws IOException {
        write(json, nested.view(), nested.item());
    }

    private static void writeJson(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case String text -> writeText(json, text);
            case Boolean truth -> json.writeBoolean(truth);
            case Map<?, ?> object -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> member : object.entrySet()) {
                    writeName(json, (String) member.getKey());
                    writeJson(json, member.getValue());
                }
                json.writeEndObject();
            }
            case List<?> array -> {
                json.writeStartArray();
                for (Object element : array) {
                    writeJson(json, element);
                }
                json.writeEndArray();
            }
            // A number. As it was given, exponent and all: written out, 1E+999999999 would fill the disk.
            default -> json.writeNumber(value.toString());
        }
    }

    /// Format characters are escaped: the text is the same, and a terminal that shows the document does not obey it.
    private static void writeText(JsonGenerator json, String text) throws IOException {
        escapeAllOf(json, text);
        json.writeString(text);
        json.setHighestNonEscapedChar(NO_BOUND);
    }

    private static void writeName(JsonGenerator json, String name) throws IOException {
        escapeAllOf(json, name);
        json.writeFieldName(name);
        json.setHighestNonEscapedChar(NO_BOUND);
    }

    /// Jackson escapes all beyond a bound, or nothing: such a text is seldom, and may have more escapes than it
    /// needs. In YAML there are escapes between double quotes alone.
    private static void escapeAllOf(JsonGenerator json, String text) {
        boolean isUnsafe = DisplayText.isUnsafe(text);
        json.setHighestNonEscapedChar(isUnsafe ? ASCII : NO_BOUND);
        if (json instanceof YAMLGenerator yaml) {
            yaml.configure(YAMLGenerator.Feature.MINIMIZE_QUOTES, !isUnsafe);
        }
    }
}
