package org.landlord.adapter.cli.option;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.usage.Window;
import picocli.CommandLine.Option;

/// A time range, inclusive at both ends.
public final class WindowOptions {

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Start of the time range, inclusive: 24h (24 hours ago), today, 2026-11-22 or"
                    + " 2026-11-22T15:04:05Z. Days are those of the local time zone.")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "End of the time range, inclusive, in the same forms. A date includes the whole day.")
    private @Nullable TimeExpression until;

    /// The start; null if unset.
    public @Nullable Instant since() {
        return since;
    }

    /// The end; null if unset.
    public @Nullable Instant until() {
        return until == null ? null : until.last();
    }

    /// The window; open at an end that is unset.
    ///
    /// @throws org.landlord.domain.failure.InvalidInput if the end is before the start
    public Window window() {
        return Window.of(since, until());
    }
}
