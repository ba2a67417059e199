package org.landlord.app.server;

import java.util.Locale;
import java.util.Objects;

/// How the server can be watched: reads Landlord's settings of the log, and puts them into the words of Quarkus.
final class LoggingSettings {

    private final boolean json;

    private LoggingSettings(boolean json) {
        this.json = json;
    }

    /// @throws WrongSetting if a setting is not one of those that there are
    static LoggingSettings ofSettings() {
        String format = Objects.requireNonNullElse(Settings.get("landlord.log-format"), "text");
        boolean json = switch (format.strip().toLowerCase(Locale.ROOT)) {
            case "text" -> false;
            case "json" -> true;
            default -> throw new WrongSetting("LANDLORD_LOG_FORMAT must be text or json, not '" + format + "'");
        };
        return new LoggingSettings(json);
    }

    /// Tells Quarkus.
    void apply() {
        Settings.suggest("quarkus.log.console.json.enabled", Boolean.toString(json));
    }
}
