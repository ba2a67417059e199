package org.landlord.adapter.cli.command;

/// The arguments cannot be combined, or one is missing. Invalid single values are reported by the domain as
/// [org.landlord.domain.failure.InvalidInput]; this exception is about the command line only.
public final class InvalidArguments extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message what is wrong and how to correct it
    public InvalidArguments(String message) {
        super(message, null, false, false);
    }
}
