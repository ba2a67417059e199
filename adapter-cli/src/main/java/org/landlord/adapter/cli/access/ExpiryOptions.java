package org.landlord.adapter.cli.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.shared.WrongUsage;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Timestamps;
import picocli.CommandLine.Option;

/// How long a key is good.
final class ExpiryOptions {

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            description = "When it is good no more, such as 2027-01-01T00:00:00Z.")
    private @Nullable Instant expiresAt;

    @Option(names = "--expires-in", paramLabel = "TIME", description = "How long it is good from now on, such as 90d.")
    private @Nullable Duration expiresIn;

    /// The first instant at which it is good no more; null if nothing was said.
    ///
    /// @throws InvalidInput naming `--expires-in`, if that is after all time
    @Nullable
    Instant expiresAt() {
        if (expiresIn == null) {
            return expiresAt;
        }
        if (expiresAt != null) {
            throw new WrongUsage("--expires and --expires-in do not go together: give one of them");
        }
        try {
            return Timestamps.check(Instant.now().plus(expiresIn));
        } catch (InvalidInput refused) {
            throw refused.at("--expires-in");
        }
    }
}
