package org.landlord.adapter.sqlite.file;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Paths in commands that are shown to operators.
final class ShellWords {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    private ShellWords() {}

    /// The path as one word of a POSIX shell.
    static String quote(Path path) {
        String text = path.toString();
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /// The paths as words of a POSIX shell.
    static String quote(List<Path> paths) {
        return paths.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
    }
}
