package org.landlord.adapter.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.usage.Quantity;

class TablePrinterTest {

    private record Thing(
            String id,
            String name,
            Quantity quantity,
            @Nullable Instant at,
            Metadata metadata) {}

    private static final String LONG_ID = "org_01jd3v9k6x8r2m4p7q5s1t0w9z";

    private static final View<Thing> VIEW = View.of(
            Field.id("id", Thing::id),
            Field.text("name", Thing::name),
            Field.quantity("quantity", Thing::quantity),
            Field.time("at", Thing::at),
            Field.json("metadata", Thing::metadata));

    private static final List<Thing> THINGS = List.of(
            new Thing(LONG_ID, "Acme", Quantity.parse("42000.5"), Instant.EPOCH, Metadata.empty()),
            new Thing(
                    "b",
                    "A company whose name goes on and on and on, far beyond what a column can hold",
                    Quantity.of(7),
                    null,
                    Metadata.of(Map.of("tier", "gold"))));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private final List<String> notes = new ArrayList<>();

    private TablePrinter printer(int width, boolean styled) {
        return new TablePrinter(out, new TablePrinter.Style(width, styled, null), notes::add);
    }

    private String list(int width, List<Thing> things) {
        printer(width, false).list(VIEW, things);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 40, 80, 120})
    @DisplayName("no line is wider than the terminal, and none ends in spaces")
    void fits(int width) {
        assertThat(list(width, THINGS).lines()).hasSize(3).allSatisfy(line -> {
            assertThat(DisplayText.width(line)).isLessThanOrEqualTo(width);
            assertThat(line).doesNotEndWith(" ");
        });
    }

    @Test
    @DisplayName("without a width limit nothing is truncated, numbers are right-aligned, missing values are dashes")
    void unbounded() {
        assertThat(list(0, THINGS)).isEqualTo("""
            id                              name                                                                           quantity  at                        metadata
            org_01jd3v9k6x8r2m4p7q5s1t0w9z  Acme                                                                            42000.5  1970-01-01T00:00:00.000Z  {}
            b                               A company whose name goes on and on and on, far beyond what a column can hold         7  -                         {"tier":"gold"}
            """);
    }

    @Test
    @DisplayName("at 80 columns text is cut short and the least important columns are gone; ids and numbers are whole")
    void eighty() {
        assertThat(list(80, THINGS)).isEqualTo("""
            id                              name                                    quantity
            org_01jd3v9k6x8r2m4p7q5s1t0w9z  Acme                                     42000.5
            b                               A company whose name goes on and on a…         7
            """);
    }

    @Test
    @DisplayName("at 40 columns the id is left, whole")
    void forty() {
        assertThat(list(40, THINGS)).isEqualTo("id\n" + LONG_ID + "\nb\n");
    }

    @Test
    @DisplayName("an id is never truncated, however narrow the terminal is")
    void narrow() {
        assertThat(list(12, THINGS)).isEqualTo("id\n" + LONG_ID + "\nb\n");
    }

    @Test
    @DisplayName("columns that do not fit are reported once")
    void dropped() {
        list(80, THINGS);
        assertThat(notes).containsExactly("columns that do not fit: at, metadata (use -o wide or --columns)");

        notes.clear();
        list(0, THINGS);
        assertThat(notes).isEmpty();
    }

    @Test
    @DisplayName("minor columns come last, so that lines begin with names")
    void order() {
        View<Thing> view = View.of(Field.detail("orgId", _ -> "o"), Field.id("id", Thing::id));

        printer(0, false).list(view, List.of(THINGS.getLast()));

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("id  orgId\nb   o\n");
    }

    @Test
    @DisplayName("highlighted values are red where style is wanted")
    void highlighted() {
        View<Boolean> view =
                View.of(Field.<Boolean>truth("exceeded", yes -> yes).highlightedIf(yes -> yes));

        printer(0, true).list(view, List.of(true, false));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\u001B[1mexceeded\u001B[0m\n\u001B[31mtrue\u001B[0m\nfalse\n");

        out.reset();
        printer(0, false).list(view, List.of(true));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("exceeded\ntrue\n");
    }

    @Test
    @DisplayName("with a clock times are relative in lists, and both exact and relative in a single item")
    void relative() {
        InstantSource clock = InstantSource.fixed(Instant.EPOCH.plusSeconds(3 * 3600));
        View<Thing> view = View.of(Field.id("id", Thing::id), Field.time("at", Thing::at));
        TablePrinter printer = new TablePrinter(out, new TablePrinter.Style(0, false, clock), notes::add);

        printer.list(view, List.of(THINGS.getFirst()));
        printer.one(view, THINGS.getFirst());

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                id                              at
                org_01jd3v9k6x8r2m4p7q5s1t0w9z  3 h ago
                id  org_01jd3v9k6x8r2m4p7q5s1t0w9z
                at  1970-01-01T00:00:00.000Z (3 h ago)
                """);
    }

    @Test
    @DisplayName("wide characters take two columns, combining ones none")
    void unicode() {
        View<String> view = View.of(Field.text("name", name -> name), Field.id("id", _ -> "x"));
        printer(0, false).list(view, List.of("日本", "e\u0301te\u0301", "👩‍👩‍👧", "🇩🇪", "abcd"));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("name  id\n日本  x\ne\u0301te\u0301   x\n👩‍👩‍👧    x\n🇩🇪    x\nabcd  x\n");
    }

    @Test
    @DisplayName("control characters are escaped")
    void escapes() {
        View<String> view = View.of(Field.id("id", text -> text));
        printer(0, false).list(view, List.of("a\u001B[31mred\u0007\u202Eb\nc\u009B2J"));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("id\na\\u001b[31mred\\u0007\\u202eb\\u000ac\\u009b2J\n");
    }

    @Test
    @DisplayName("an empty list is its heading")
    void empty() {
        assertThat(list(0, List.of())).isEqualTo("id  name  quantity  at  metadata\n");
    }

    @Test
    @DisplayName("headings are bold where style is wanted")
    void bold() {
        printer(0, true).list(View.<String>of(Field.id("id", text -> text)), List.of("a"));

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\u001B[1mid\u001B[0m\na\n");
    }

    @Test
    @DisplayName(
            "a single thing is a line for each field; what is too long goes on below, and what is inside is indented"
                    + " by name")
    void single() {
        View<Thing> outer = View.of(
                Field.nested("thing", View.of(Field.id("id", Thing::id)), thing -> thing),
                Field.text("name", Thing::name),
                Field.truth("exceeded", _ -> true));
        printer(52, false).one(outer, THINGS.getLast());

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
            thing.id  b
            name      A company whose name goes on and on and
                      on, far beyond what a column can hold
            exceeded  true
            """);
    }

    @Test
    @DisplayName("an endless table has one heading, and its columns never get narrower")
    void endless() {
        var table = printer(0, false)
                .endless(View.of(Field.<Thing>id("id", Thing::id), Field.<Thing>text("name", Thing::name)));

        table.accept(List.of(thing("a", "A"), thing("long", "B")));
        table.accept(List.of(thing("b", "C")));
        table.accept(List.of(thing("longer", "D")));
        table.accept(List.of(thing("c", "E")));

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
            id    name
            a     A
            long  B
            b     C
            longer  D
            c       E
            """);
    }

    private static Thing thing(String id, String name) {
        return new Thing(id, name, Quantity.ZERO, null, Metadata.empty());
    }
}
