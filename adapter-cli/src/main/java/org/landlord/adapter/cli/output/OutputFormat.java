package org.landlord.adapter.cli.output;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// How answers are printed.
public enum OutputFormat {
    /// Columns for people, as wide as the terminal.
    TABLE,
    /// One JSON value.
    JSON,
    /// One JSON object a line.
    NDJSON,
    /// YAML.
    YAML;

    /// How it is written on the command line.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The format that a label names.
    ///
    /// @throws org.landlord.domain.failure.InvalidInput if it is none of them; the message lists them
    public static OutputFormat of(String label) {
        return Choices.of(values(), OutputFormat::label, label);
    }

    /// The labels, for shell completion.
    public static final class Labels implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(values()).map(OutputFormat::label).iterator();
        }
    }
}
