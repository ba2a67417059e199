package org.landlord.it.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The shell commands of a Markdown document, in order. CONTRIBUTING.md describes how they are written.
final class ShellBlocks {

    private static final Pattern FENCE = Pattern.compile("(\\s*)```\\s*(\\S*)\\s*");
    private static final Pattern NOT_RUN = Pattern.compile("<!-- not run: \\S.*-->");
    private static final String SETUP = "<!-- setup";
    private static final String PROMPT = "$ ";

    /// Languages that GitHub highlights as a shell, but that this test does not know.
    private static final Set<String> OTHER_SHELLS =
            Set.of("bash", "shell", "zsh", "shell-session", "shellsession", "sh-session");

    private final List<String> lines;
    private final List<Command> commands = new ArrayList<>();
    private int next;

    private ShellBlocks(List<String> lines) {
        this.lines = lines;
    }

    /// A command, or a script without a prompt.
    ///
    /// @param line the number of its first line in the document, from 1
    /// @param text the command, with its continuation lines
    /// @param output what it prints according to the document; null for a script, whose output is not compared, but
    ///     which must succeed
    /// @param outputLine the index of the first line of the output
    /// @param outputEnd the index of the line after it, without blank lines at the end
    record Command(int line, String text, @Nullable String output, int outputLine, int outputEnd) {}

    /// @throws IllegalArgumentException if a block is not written as CONTRIBUTING.md describes
    static List<Command> of(List<String> lines) {
        ShellBlocks blocks = new ShellBlocks(lines);
        blocks.read();
        return List.copyOf(blocks.commands);
    }

    private void read() {
        String before = "";
        while (next < lines.size()) {
            String line = lines.get(next);
            Matcher fence = FENCE.matcher(line);
            if (line.startsWith(SETUP)) {
                script("-->");
            } else if (fence.matches()) {
                block(fence.group(2), NOT_RUN.matcher(before).matches());
            } else {
                next++;
            }
            before = line.isBlank() ? before : line;
        }
    }

    private void block(String language, boolean notRun) {
        if (OTHER_SHELLS.contains(language)) {
            throw wrong("use sh or console instead of " + language);
        }
        if (notRun || !language.equals("sh") && !language.equals("console")) {
            skip();
        } else if (language.equals("sh")) {
            script("```");
        } else {
            console();
        }
    }

    private void skip() {
        next++;
        while (!isEnd("```")) {
            next++;
        }
        next++;
    }

    private void script(String end) {
        int first = ++next;
        while (!isEnd(end)) {
            next++;
        }
        commands.add(new Command(first + 1, String.join("\n", lines.subList(first, next)), null, next, next));
        next++;
    }

    private void console() {
        next++;
        while (!isEnd("```")) {
            if (!lines.get(next).startsWith(PROMPT)) {
                throw wrong("a console block begins with a command after \"$ \"");
            }
            int first = next;
            StringBuilder text = new StringBuilder(lines.get(next++).substring(PROMPT.length()));
            while (text.charAt(text.length() - 1) == '\\') {
                text.append('\n').append(lines.get(next++));
            }
            int output = next;
            while (!isEnd("```") && !lines.get(next).startsWith(PROMPT)) {
                next++;
            }
            int end = next;
            while (end > output && lines.get(end - 1).isBlank()) {
                end--;
            }
            String expected = String.join("\n", lines.subList(output, end));
            commands.add(new Command(first + 1, text.toString(), expected, output, end));
        }
        next++;
    }

    private boolean isEnd(String end) {
        if (next >= lines.size()) {
            throw wrong("the block has no end");
        }
        return lines.get(next).strip().equals(end);
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("line " + (next + 1) + ": " + what);
    }
}
