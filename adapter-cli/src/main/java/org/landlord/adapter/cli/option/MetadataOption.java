package org.landlord.adapter.cli.option;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;
import picocli.CommandLine.Option;

/// The caller's own JSON, as a whole.
public final class MetadataOption {

    @Option(
            names = "--metadata",
            paramLabel = "JSON",
            description = "A JSON object of your own, or @FILE to read it from a file.")
    private @Nullable Metadata metadata;

    /// What was given; `{}` if nothing was.
    public Metadata metadata() {
        return metadata == null ? Metadata.empty() : metadata;
    }
}
