package org.landlord.adapter.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TsvPrinterTest {

    private static final View<String> VIEW = View.of(
            Field.detail("orgId", _ -> "org_acme"),
            Field.id("id", text -> text),
            Field.text("name", _ -> null),
            Field.time("at", _ -> Instant.EPOCH));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TsvPrinter printer = new TsvPrinter(out);

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("an item is one line without a heading, names first, with exact times; a missing value is empty")
    void lines() {
        printer.list(VIEW, List.of("a", "b"));

        assertThat(printed()).isEqualTo("""
                a\t\torg_acme\t1970-01-01T00:00:00.000Z
                b\t\torg_acme\t1970-01-01T00:00:00.000Z
                """);
    }

    @Test
    @DisplayName("tabs, line feeds and backslashes of a value do not end it")
    void escapes() {
        printer.list(View.of(Field.<String>id("id", text -> text)), List.of("a\tb\nc\\d\u001B[31m"));

        assertThat(printed()).isEqualTo("a\\tb\\nc\\\\d\\u001b[31m\n");
    }

    @Test
    @DisplayName("a single item is one line, with the fields of nested items")
    void single() {
        printer.one(View.of(Field.nested("part", VIEW, text -> text), Field.truth("whole", _ -> true)), "a");

        assertThat(printed()).isEqualTo("org_acme\ta\t\t1970-01-01T00:00:00.000Z\ttrue\n");
    }
}
