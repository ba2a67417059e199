package org.landlord.adapter.cli.output;

import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Selects the printer.
public final class Printers {

    private Printers() {}

    /// The output format.
    ///
    /// @param requested the value of `--output`; null for a table on a terminal and JSON otherwise
    public static OutputFormat format(@Nullable OutputFormat requested, Console console) {
        if (requested != null) {
            return requested;
        }
        return console.outIsTerminal() ? OutputFormat.TABLE : OutputFormat.JSON;
    }

    /// A printer of a format.
    ///
    /// @param out standard output, buffered
    /// @param environment the environment variables, of which `NO_COLOR`, `TERM` and `COLUMNS` are used
    /// @param notes receives messages about the output, such as columns that do not fit
    public static Printer of(
            OutputFormat format,
            OutputStream out,
            Console console,
            Map<String, String> environment,
            Consumer<String> notes) {
        boolean styled = isStyled(console, environment);
        boolean onTerminal = console.outIsTerminal();
        return switch (format) {
            case TABLE ->
                new TablePrinter(
                        out,
                        new TablePrinter.Style(
                                onTerminal ? width(console, environment) : 0,
                                styled,
                                onTerminal ? InstantSource.system() : null),
                        notes);
            case WIDE -> new TablePrinter(out, new TablePrinter.Style(0, styled, null), notes);
            case TSV -> new TsvPrinter(out);
            case JSON -> DocumentPrinter.json(out);
            case NDJSON -> DocumentPrinter.ndjson(out);
            case YAML -> DocumentPrinter.yaml(out);
        };
    }

    /// True if output may be styled: it goes to a terminal that is not `dumb`, and `NO_COLOR` is unset (no-color.org).
    public static boolean isStyled(Console console, Map<String, String> environment) {
        return console.outIsTerminal()
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /// The width in columns: `COLUMNS`, else the width of the terminal; 0 for unlimited.
    public static int width(Console console, Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "").strip();
        if (columns.matches("[1-9]\\d{0,4}")) {
            return Integer.parseInt(columns);
        }
        return console.outIsTerminal() ? Math.max(0, console.width()) : 0;
    }

    /// Text from other sources, with control characters escaped.
    public static String printable(String text) {
        return DisplayText.clean(text.replace('\n', ' ').replace('\t', ' '));
    }
}
