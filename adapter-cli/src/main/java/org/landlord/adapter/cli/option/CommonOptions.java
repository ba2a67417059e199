package org.landlord.adapter.cli.option;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.shared.ContextName;

/// What the options of every command say, for the few commands that look at them themselves.
public interface CommonOptions {

    /// The server that `--server` or `LANDLORD_SERVER` names.
    ///
    /// @throws org.landlord.domain.failure.InvalidInput if the variable is no address of one
    @Nullable
    URI server();

    /// The context that `--context` names.
    @Nullable
    ContextName context();

    /// True if a token was given as an argument.
    boolean hasToken();
}
