package org.landlord.adapter.cli.shared;

/// The arguments do not go together. Rules that a single value keeps or breaks are the domain's, and so is their
/// failure; this is about the command line alone.
public final class WrongUsage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message what to do instead
    public WrongUsage(String message) {
        super(message, null, false, false);
    }
}
