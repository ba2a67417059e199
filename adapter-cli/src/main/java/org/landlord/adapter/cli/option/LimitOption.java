package org.landlord.adapter.cli.option;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How much of a list to print.
public final class LimitOption {

    @Option(names = "--limit", paramLabel = "N", description = "Print at most this many; all by default.")
    private @Nullable Integer limit;

    /// How many at most; null for all.
    public @Nullable Integer count() {
        return limit;
    }
}
