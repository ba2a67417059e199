package org.landlord.adapter.cli.option;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.usage.Window;
import picocli.CommandLine.Option;

/// A stretch of time, inclusive at both ends.
public final class WindowOptions {

    @Option(names = "--since", paramLabel = "TIME", description = "From this instant on, such as 2026-11-22T15:04:05Z.")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Up to this instant, which is included.")
    private @Nullable Instant until;

    /// Where it begins, if that was said.
    public @Nullable Instant since() {
        return since;
    }

    /// Where it ends, if that was said.
    public @Nullable Instant until() {
        return until;
    }

    /// The window; open where nothing was said.
    ///
    /// @throws org.landlord.domain.failure.InvalidInput if it ends before it begins
    public Window window() {
        return Window.of(since, until);
    }
}
