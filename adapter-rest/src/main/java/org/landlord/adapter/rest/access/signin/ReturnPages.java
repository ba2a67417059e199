package org.landlord.adapter.rest.access.signin;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The pages that a browser may return to after the sign-in: those of the console and of the operator's
/// front ends.
@Singleton
public class ReturnPages {

    private final @Nullable String frontEnds;

    ReturnPages(
            @ConfigProperty(name = "landlord.console.ui.path") Optional<String> path,
            @ConfigProperty(name = "landlord.console.ui.entry") Optional<String> entry,
            @ConfigProperty(name = "landlord.console.ui.gateways") Optional<String> gateways) {
        boolean isMounted = entry.isPresent() || gateways.isPresent();
        this.frontEnds = isMounted ? path.orElse(null) : null;
    }

    /// @param text the asked path; null for none
    /// @return the home page of the console if the path is not allowed
    ReturnPath of(@Nullable String text) {
        return ReturnPath.of(text, frontEnds);
    }
}
