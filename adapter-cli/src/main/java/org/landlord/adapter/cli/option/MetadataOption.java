package org.landlord.adapter.cli.option;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;
import picocli.CommandLine.Option;

/// Metadata of a resource.
public final class MetadataOption {

    @Option(
            names = "--metadata",
            paramLabel = "JSON",
            description = "Metadata as a JSON object, or @FILE to read it from a file.")
    private @Nullable Metadata metadata;

    /// The metadata; `{}` if unset.
    public Metadata metadata() {
        return metadata == null ? Metadata.empty() : metadata;
    }
}
