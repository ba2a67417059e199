package org.landlord.adapter.cli.access;

/// The contexts file cannot be used. The message contains the remedy.
public final class UnusableContexts extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableContexts(String message) {
        super(message, null, false, false);
    }
}
