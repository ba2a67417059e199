package org.landlord.adapter.cli.option;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Timestamps;
import picocli.CommandLine.Option;

/// The time at which something expires.
public final class ExpiryOptions {

    @Option(names = "--expires", paramLabel = "TIME", description = "Time of expiry, such as 2027-01-01T00:00:00Z.")
    private @Nullable Instant expiresAt;

    @Option(names = "--expires-in", paramLabel = "DURATION", description = "Time until expiry, such as 90d.")
    private @Nullable Duration expiresIn;

    /// The time of expiry, exclusive; null for the default of the command.
    ///
    /// @throws InvalidInput naming `--expires-in`, if the time is out of range
    public @Nullable Instant expiresAt() {
        if (expiresIn == null) {
            return expiresAt;
        }
        if (expiresAt != null) {
            throw new InvalidArguments("--expires and --expires-in are mutually exclusive");
        }
        return after(expiresIn, "--expires-in");
    }

    /// The time after a duration from now.
    ///
    /// @param option the name of its option
    /// @throws InvalidInput naming the option, if the time is out of range
    public static Instant after(Duration duration, String option) {
        try {
            return Timestamps.check(Instant.now().plus(duration));
        } catch (InvalidInput refused) {
            throw refused.at(option);
        }
    }
}
