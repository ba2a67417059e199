package org.landlord.adapter.rest.http.route;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Where the operator's front ends are, which `adapter-console` serves.
@Singleton
public class FrontEndPath {

    private final @Nullable String path;

    /// @param entry a front end; empty for none
    /// @param gateways front ends of gateways, below the path; empty for none
    public FrontEndPath(
            @ConfigProperty(name = "landlord.console.ui.path") Optional<String> path,
            @ConfigProperty(name = "landlord.console.ui.entry") Optional<String> entry,
            @ConfigProperty(name = "landlord.console.ui.gateways") Optional<String> gateways) {
        boolean isMounted = entry.isPresent() || gateways.isPresent();
        this.path = isMounted ? path.orElse(null) : null;
    }

    /// @param path null for none
    static FrontEndPath of(@Nullable String path) {
        return new FrontEndPath(Optional.ofNullable(path), Optional.ofNullable(path), Optional.empty());
    }

    /// Such as `/ui`; null if there are none.
    public @Nullable String orNull() {
        return path;
    }
}
