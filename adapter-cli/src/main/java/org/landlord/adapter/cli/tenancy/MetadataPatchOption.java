package org.landlord.adapter.cli.tenancy;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.MetadataPatch;
import picocli.CommandLine.Option;

/// A change of the metadata of a resource.
public final class MetadataPatchOption {

    @Option(
            names = "--metadata",
            paramLabel = "JSON",
            description =
                    "JSON merge patch of the metadata, or @FILE to read it from a file. Members set to null are removed.")
    private @Nullable MetadataPatch patch;

    /// True if the option is set.
    public boolean isGiven() {
        return patch != null;
    }

    /// The patch; empty if unset.
    public MetadataPatch patch() {
        return patch == null ? MetadataPatch.none() : patch;
    }
}
