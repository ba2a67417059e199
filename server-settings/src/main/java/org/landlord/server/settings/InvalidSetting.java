package org.landlord.server.settings;

import java.util.List;
import java.util.stream.Collectors;

/// The server cannot start with its settings. The message has one line per fault, which says what to change.
public final class InvalidSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message one line that says what to change
    public InvalidSetting(String message) {
        super(message);
    }

    /// One line for each.
    InvalidSetting(List<InvalidSetting> all) {
        super(all.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")));
    }
}
