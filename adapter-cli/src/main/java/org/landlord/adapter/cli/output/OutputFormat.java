package org.landlord.adapter.cli.output;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// The format of the output.
public enum OutputFormat {
    /// A table as wide as the terminal, with relative times on a terminal.
    TABLE,
    /// A table with all columns, uncut, and exact times.
    WIDE,
    /// One line per item, with fields separated by tabs.
    TSV,
    /// One JSON value.
    JSON,
    /// One JSON object per line.
    NDJSON,
    /// YAML.
    YAML;

    /// Its name on the command line.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// True for formats that are read by people only.
    public boolean isTable() {
        return this == TABLE || this == WIDE;
    }

    /// The format with this label.
    ///
    /// @throws org.landlord.domain.failure.InvalidInput if the label is unknown; the message lists all labels
    public static OutputFormat of(String label) {
        return Choices.of(values(), OutputFormat::label, label);
    }

    /// The labels, for the completion of a global option; other options are completed by `ValueTypes`.
    public static final class Labels implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(values()).map(OutputFormat::label).iterator();
        }
    }
}
