package org.landlord.domain.identity;

import org.landlord.domain.diagnostics.Outcome;

/// What the test of an identity provider found about one aspect. Contains no secrets.
///
/// @param detail a sentence for administrators
public record ProviderFinding(ProviderAspect aspect, Outcome outcome, String detail) {

    public static ProviderFinding ok(ProviderAspect aspect, String detail) {
        return new ProviderFinding(aspect, Outcome.OK, detail);
    }

    /// @param detail why the aspect was not tested
    public static ProviderFinding skipped(ProviderAspect aspect, String detail) {
        return new ProviderFinding(aspect, Outcome.SKIPPED, detail);
    }

    /// Users can sign in, but not in every way, or not for long.
    public static ProviderFinding warning(ProviderAspect aspect, String detail) {
        return new ProviderFinding(aspect, Outcome.WARNING, detail);
    }

    /// Users cannot sign in.
    public static ProviderFinding problem(ProviderAspect aspect, String detail) {
        return new ProviderFinding(aspect, Outcome.PROBLEM, detail);
    }
}
