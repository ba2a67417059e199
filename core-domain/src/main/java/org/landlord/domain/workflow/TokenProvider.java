package org.landlord.domain.workflow;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// Where the server reads the token of a gateway.
public enum TokenProvider {
    /// An environment variable of the server.
    ENV,
    /// A file in the folder of secrets.
    FILE;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one
    ///     of them
    public static TokenProvider of(String label) {
        return Choices.of(values(), TokenProvider::label, label);
    }
}
