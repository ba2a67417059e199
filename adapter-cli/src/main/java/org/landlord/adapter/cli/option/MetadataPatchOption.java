package org.landlord.adapter.cli.option;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.MetadataPatch;
import picocli.CommandLine.Option;

/// A change of the caller's own JSON.
public final class MetadataPatchOption {

    @Option(
            names = "--metadata",
            paramLabel = "JSON",
            description =
                    "What to change, as a JSON merge patch: members that are null are removed. @FILE reads it from a file.")
    private @Nullable MetadataPatch patch;

    /// True if something was given.
    public boolean isGiven() {
        return patch != null;
    }

    /// What was given; a change of nothing if nothing was.
    public MetadataPatch patch() {
        return patch == null ? MetadataPatch.none() : patch;
    }
}
