package org.landlord.adapter.cli.output;

import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Chooses how answers are printed.
public final class Printers {

    private Printers() {}

    /// The format of a session.
    ///
    /// @param asked the format the user asked for; null for a table on a terminal and JSON otherwise
    public static OutputFormat format(@Nullable OutputFormat asked, Console console) {
        if (asked != null) {
            return asked;
        }
        return console.outIsTerminal() ? OutputFormat.TABLE : OutputFormat.JSON;
    }

    /// A printer of a format.
    ///
    /// @param out standard output, buffered
    /// @param environment `NO_COLOR` and `COLUMNS` are heard
    public static Printer of(OutputFormat format, OutputStream out, Console console, Map<String, String> environment) {
        return switch (format) {
            case TABLE -> new TablePrinter(out, width(console, environment), isStyled(console, environment));
            case JSON -> DocumentPrinter.json(out);
            case NDJSON -> DocumentPrinter.ndjson(out);
            case YAML -> DocumentPrinter.yaml(out);
        };
    }

    /// True if output may be styled: it goes to a terminal, and nobody asked for none (no-color.org).
    public static boolean isStyled(Console console, Map<String, String> environment) {
        return console.outIsTerminal()
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /// How many columns there are: `COLUMNS` if it says so, else the terminal's own width; 0 for no bound.
    public static int width(Console console, Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "").strip();
        if (columns.matches("[1-9]\\d{0,4}")) {
            return Integer.parseInt(columns);
        }
        return console.outIsTerminal() ? Math.max(0, console.width()) : 0;
    }

    /// Text that came from elsewhere, without what a terminal would obey.
    public static String printable(String text) {
        return DisplayText.clean(text.replace('\n', ' ').replace('\t', ' '));
    }
}
