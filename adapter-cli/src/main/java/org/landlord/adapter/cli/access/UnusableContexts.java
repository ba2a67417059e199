package org.landlord.adapter.cli.access;

/// The file that keeps contexts cannot be used as it is. The message says what to do.
public final class UnusableContexts extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableContexts(String message) {
        super(message, null, false, false);
    }
}
