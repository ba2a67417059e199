package org.landlord.adapter.cli;

import java.util.List;

/// Writes the reference of the commands in Markdown.
final class MarkdownReference {

    private final StringBuilder text = new StringBuilder();

    private MarkdownReference() {}

    static String of(CommandPage root) {
        MarkdownReference reference = new MarkdownReference();
        reference.line("\n## Global options\n");
        reference.line("Accepted by every command, before or after its words.\n");
        reference.table("option", root.arguments());
        root.children().forEach(child -> reference.add(child, "##"));
        return reference.text.toString().replaceAll("\n{3,}", "\n\n");
    }

    private void add(CommandPage page, String heading) {
        line("\n" + heading + " " + page.name() + "\n");
        line(page.description()
                + (page.aliases().isEmpty() ? "" : " Earlier name: `" + String.join("`, `", page.aliases()) + "`.")
                + "\n");
        if (page.children().isEmpty()) {
            code("text", List.of(page.synopsis()));
        }
        if (!page.arguments().isEmpty()) {
            line("");
            table("argument", page.arguments());
        }
        page.notes().forEach(note -> line("\n" + escaped(note)));
        if (!page.examples().isEmpty()) {
            line("");
            code("sh", page.examples());
        }
        page.children().forEach(child -> add(child, "###"));
    }

    private void table(String first, List<CommandPage.Argument> arguments) {
        line("| " + first + " | description |");
        line("|---|---|");
        arguments.forEach(argument -> line("| `" + argument.names() + "` | " + escaped(argument.description())
                + (argument.required() ? " Required." : "") + " |"));
    }

    private void code(String language, List<String> lines) {
        line("```" + language);
        lines.forEach(this::line);
        line("```");
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "\\<").replace("*", "\\*");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
