package org.landlord.adapter.cli.option;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The global options, for the few commands that read them.
public interface GlobalOptions {

    /// The value of `--server` or `LANDLORD_SERVER`.
    ///
    /// @throws org.landlord.domain.failure.InvalidInput if the variable is invalid
    @Nullable
    URI server();

    /// The value of `--context`.
    @Nullable
    ContextName context();

    /// True if `--token` is set.
    boolean hasToken();
}
