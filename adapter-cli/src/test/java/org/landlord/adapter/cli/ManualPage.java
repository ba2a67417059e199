package org.landlord.adapter.cli;

import java.util.List;
import java.util.Locale;

/// Writes a manual page in the man macros of roff: one for `landlord`, and one for each of its commands with the
/// commands
/// below it.
final class ManualPage {

    private final StringBuilder text = new StringBuilder();

    private ManualPage() {}

    /// The page of `landlord`.
    static String ofProgram(CommandPage root) {
        ManualPage page = new ManualPage();
        page.begin(root);
        page.line(".SH COMMANDS");
        root.children().forEach(child -> page.tagged(child.name(), child.description()));
        page.arguments(".SH OPTIONS", root.arguments());
        page.line(".SH ENVIRONMENT AND EXIT STATUS");
        page.verbatim(root.verbatim());
        page.examples(root.examples());
        page.line(".SH SEE ALSO");
        page.line(escaped("landlord-COMMAND(1) for each command, such as landlord-org(1)."));
        return page.text.toString();
    }

    /// The page of a command.
    static String of(CommandPage command) {
        ManualPage page = new ManualPage();
        page.begin(command);
        page.arguments(".SH OPTIONS", command.arguments());
        page.notes(command.notes());
        page.examples(command.examples());
        if (!command.children().isEmpty()) {
            page.line(".SH COMMANDS");
            command.children().forEach(page::section);
        }
        page.line(".SH SEE ALSO");
        page.line(escaped("landlord(1) for the global options, the environment and the exit status."));
        return page.text.toString();
    }

    private void begin(CommandPage command) {
        String name = command.name().replace(' ', '-');
        line(".\\\" Generated from the commands.");
        line(".TH " + escaped(name.toUpperCase(Locale.ROOT)) + " 1 \"\" Landlord \"Landlord Manual\"");
        line(".SH NAME");
        line(escaped(name) + " \\- " + escaped(command.description()));
        line(".SH SYNOPSIS");
        line(".B " + escaped(command.synopsis()));
        if (!command.aliases().isEmpty()) {
            line(".PP");
            line(escaped("Earlier name: " + String.join(", ", command.aliases()) + "."));
        }
    }

    private void section(CommandPage command) {
        line(".SS " + escaped(command.name()));
        line(escaped(command.description()));
        if (command.children().isEmpty()) {
            line(".PP");
            line(".B " + escaped(command.synopsis()));
        }
        command.arguments().forEach(argument -> tagged(argument.names(), argument.description()));
        notes(command.notes());
        if (!command.examples().isEmpty()) {
            line(".PP");
            verbatim(command.examples());
        }
        command.children().forEach(this::section);
    }

    private void arguments(String heading, List<CommandPage.Argument> arguments) {
        if (!arguments.isEmpty()) {
            line(heading);
            arguments.forEach(argument -> tagged(argument.names(), argument.description()));
        }
    }

    private void tagged(String tag, String description) {
        line(".TP");
        line(".B " + escaped(tag));
        line(escaped(description));
    }

    private void notes(List<String> notes) {
        for (String note : notes) {
            line(".PP");
            line(escaped(note));
        }
    }

    private void examples(List<String> lines) {
        if (!lines.isEmpty()) {
            line(".SH EXAMPLES");
            verbatim(lines);
        }
    }

    private void verbatim(List<String> lines) {
        line(".nf");
        lines.forEach(line -> line(escaped(line)));
        line(".fi");
    }

    /// Hyphens that can be copied, and no line that begins like a request.
    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
