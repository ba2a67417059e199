package org.landlord.adapter.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.usage.Quantity;
import org.landlord.wire.json.JsonReader;
import org.yaml.snakeyaml.Yaml;

class DocumentPrinterTest {

    private record Thing(String id, @Nullable String name, Quantity quantity, Metadata metadata) {}

    private static final View<Thing> VIEW = View.of(
            Field.id("id", Thing::id),
            Field.text("name", Thing::name),
            Field.quantity("quantity", Thing::quantity),
            Field.time("at", _ -> Instant.EPOCH),
            Field.truth("exceeded", _ -> false),
            Field.json("metadata", Thing::metadata));

    private static final Thing FULL = new Thing("a", "A \"quoted\" ü", Quantity.parse("42000.100"), metadata());
    private static final Thing BARE = new Thing("b", null, Quantity.ZERO, Metadata.empty());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static Metadata metadata() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("z", List.of(new BigDecimal("1.50"), true));
        members.put("a", Map.of("deep", "er"));
        return Metadata.of(members);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("JSON has every field under its wire name, null as null, numbers to the last digit")
    void json() {
        DocumentPrinter.json(out).one(VIEW, FULL);
        DocumentPrinter.json(out).one(VIEW, BARE);

        assertThat(printed()).isEqualTo("""
            {
              "id": "a",
              "name": "A \\"quoted\\" ü",
              "quantity": 42000.1,
              "at": "1970-01-01T00:00:00.000Z",
              "exceeded": false,
              "metadata": {
                "z": [
                  1.50,
                  true
                ],
                "a": {
                  "deep": "er"
                }
              }
            }
            {
              "id": "b",
              "name": null,
              "quantity": 0,
              "at": "1970-01-01T00:00:00.000Z",
              "exceeded": false,
              "metadata": {}
            }
            """);
    }

    @Test
    @DisplayName("a list is an array in JSON, and an empty array if it is empty")
    void jsonList() {
        View<String> view = View.of(Field.id("id", text -> text));
        DocumentPrinter.json(out).list(view, List.of("a", "b"));
        DocumentPrinter.json(out).list(view, List.of());

        assertThat(printed()).isEqualTo("""
            [
              {
                "id": "a"
              },
              {
                "id": "b"
              }
            ]
            []
            """);
    }

    @Test
    @DisplayName("a list that breaks off does not look whole")
    void brokenList() {
        View<String> view = View.of(Field.id("id", text -> text));
        Iterator<String> broken = new Iterator<>() {
            private int walked;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public String next() {
                if (walked++ > 0) {
                    throw new IllegalStateException("the second page cannot be read");
                }
                return "a";
            }
        };

        assertThatThrownBy(() -> DocumentPrinter.json(out).list(view, () -> broken))
                .isInstanceOf(IllegalStateException.class);
        assertThat(printed()).contains("\"a\"").doesNotContain("]");
    }

    @Test
    @DisplayName("NDJSON is one object a line, and nothing if there is none")
    void ndjson() {
        View<String> view = View.of(Field.id("id", text -> text), Field.quantity("n", _ -> Quantity.of(1_000_000)));
        DocumentPrinter.ndjson(out).list(view, List.of());
        DocumentPrinter.ndjson(out).list(view, List.of("a", "b"));

        assertThat(printed()).isEqualTo("{\"id\":\"a\",\"n\":1000000}\n{\"id\":\"b\",\"n\":1000000}\n");
    }

    @Test
    @DisplayName("YAML is read back as what it was")
    void yaml() {
        DocumentPrinter.yaml(out).list(VIEW, List.of(FULL, BARE));

        assertThat(printed()).startsWith("- id: a\n  name: ").endsWith("\n").doesNotContain("---");
        List<Map<String, Object>> read = new Yaml().load(printed());
        assertThat(read).hasSize(2);
        assertThat(read.getFirst())
                .containsEntry("name", "A \"quoted\" ü")
                .containsEntry("quantity", 42000.1)
                .containsEntry("at", "1970-01-01T00:00:00.000Z")
                .containsEntry("exceeded", false)
                .containsEntry("metadata", Map.of("z", List.of(1.5, true), "a", Map.of("deep", "er")));
        assertThat(read.getLast()).containsEntry("name", null).containsEntry("quantity", 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "no",
                "y",
                "null",
                "~",
                "",
                "1",
                "-1",
                "+1",
                "1e3",
                ".5",
                "0x1F",
                "0o17",
                "1:30",
                ".inf",
                ".NaN",
                "2026-11-22",
                "2026-11-22T15:04:05.123Z",
                "a: b",
                "a #b",
                "- a",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a",
                "[a]",
                "{a}",
                "a\nb",
                " a ",
                "'",
                "\"",
                "|",
                ">",
                "=",
                "<<",
                "a\u0007b",
                "Ünï",
                "日本",
                "😀"
            })
    @DisplayName("a text stays that text in YAML, whatever it looks like")
    void yamlText(String text) {
        DocumentPrinter.yaml(out).one(View.<String>of(Field.id("id", value -> value)), text);

        Map<String, Object> read = new Yaml().load(printed());
        assertThat(read).isEqualTo(Map.of("id", text));
    }

    @Test
    @DisplayName("a list without end is a line for each thing, in JSON too, and one list in YAML")
    void endless() {
        View<Thing> ids = View.of(Field.id("id", Thing::id));
        String lines = "{\"id\":\"a\"}\n{\"id\":\"b\"}\n";

        assertThat(endless(DocumentPrinter.json(out), ids)).isEqualTo(lines);
        assertThat(endless(DocumentPrinter.ndjson(out), ids)).isEqualTo(lines);
        Object list = new Yaml().load(endless(DocumentPrinter.yaml(out), ids));
        assertThat(list).isEqualTo(List.of(Map.of("id", "a"), Map.of("id", "b")));
    }

    private String endless(DocumentPrinter printer, View<Thing> view) {
        out.reset();
        var list = printer.endless(view);
        list.accept(List.of(FULL));
        list.accept(List.of(BARE));
        return printed();
    }

    /// A list whose first page is refused.
    private static Iterable<Thing> refused() {
        return () -> {
            throw new IllegalStateException("the first page cannot be read");
        };
    }

    @Test
    @DisplayName("of a list whose first page is refused nothing is printed, in any format")
    void firstPageRefused() {
        List<Printer> printers = List.of(
                DocumentPrinter.json(out),
                DocumentPrinter.ndjson(out),
                DocumentPrinter.yaml(out),
                new TablePrinter(out, new TablePrinter.Style(0, true, null), _ -> {}),
                new TsvPrinter(out));

        for (Printer printer : printers) {
            assertThatThrownBy(() -> printer.list(VIEW, refused())).isInstanceOf(IllegalStateException.class);
        }
        assertThat(printed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202Eevil",
                "zero\u200Bwidth",
                "a\u2028b",
                "a\nb\u202Ec",
                "tag \uDB40\uDC41 here",
                "😀\u2066日本",
                "x\u009B2J",
                "bell\u0007"
            })
    @DisplayName(
            "documents escape what a terminal would obey, in names and values, and are read back as what they were")
    void unsafe(String text) {
        View<String> view = View.of(
                Field.text("text", value -> value), Field.json("json", value -> Metadata.of(Map.of(value, value))));
        Map<String, Object> expected = Map.of("text", text, "json", Map.of(text, text));

        DocumentPrinter.json(out).one(view, text);
        assertThat(withoutLineFeeds(printed()).codePoints()).noneMatch(DisplayText::isObeyed);
        assertThat(JsonReader.object(out.toByteArray())).isEqualTo(expected);

        out.reset();
        DocumentPrinter.ndjson(out).list(view, List.of(text));
        assertThat(withoutLineFeeds(printed()).codePoints()).noneMatch(DisplayText::isObeyed);
        assertThat(JsonReader.object(out.toByteArray())).isEqualTo(expected);

        out.reset();
        DocumentPrinter.yaml(out).one(view, text);
        assertThat(withoutLineFeeds(printed()).codePoints()).noneMatch(DisplayText::isObeyed);
        Map<String, Object> read = new Yaml().load(printed());
        assertThat(read).isEqualTo(expected);
    }

    private static String withoutLineFeeds(String text) {
        return text.replace("\n", "");
    }
}
