package org.landlord.app.server;

/// The server cannot start as it was told to. The message is one line that says what to do.
final class WrongSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongSetting(String message) {
        super(message);
    }
}
