package org.landlord.app.server;

import java.util.List;
import java.util.stream.Collectors;

/// The server cannot start as it was told to. The message has a line for each thing that is wrong, which says
/// what to do.
final class WrongSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongSetting(String message) {
        super(message);
    }

    /// Several at once.
    WrongSetting(List<WrongSetting> all) {
        super(all.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")));
    }
}
