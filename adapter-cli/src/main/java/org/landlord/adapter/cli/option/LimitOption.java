package org.landlord.adapter.cli.option;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The maximum length of a list.
public final class LimitOption {

    @Option(names = "--limit", paramLabel = "N", description = "Maximum number of items. Default: all.")
    private @Nullable Integer limit;

    /// The maximum number of items; null for all.
    public @Nullable Integer count() {
        return limit;
    }
}
