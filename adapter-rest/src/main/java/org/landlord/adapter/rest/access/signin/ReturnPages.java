package org.landlord.adapter.rest.access.signin;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.route.FrontEndPath;

/// The pages that a browser may return to after the sign-in: those of the console and of the operator's
/// front ends.
@Singleton
public class ReturnPages {

    private final FrontEndPath frontEnds;

    ReturnPages(FrontEndPath frontEnds) {
        this.frontEnds = frontEnds;
    }

    /// @param text the asked path; null for none
    /// @return the home page of the console if the path is not allowed
    ReturnPath of(@Nullable String text) {
        return ReturnPath.of(text, frontEnds.orNull());
    }
}
