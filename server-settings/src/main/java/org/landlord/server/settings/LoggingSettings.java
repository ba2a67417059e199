package org.landlord.server.settings;

import java.util.Objects;

/// The format of the log.
public record LoggingSettings(boolean json) {

    /// Call it after [Setting#checkAll].
    public static LoggingSettings ofSettings() {
        String format = Objects.requireNonNullElse(ProcessSettings.get("landlord.log-format"), "text");
        return new LoggingSettings(format.equals("json"));
    }

    /// Passes it to Quarkus.
    public void apply() {
        ProcessSettings.suggest("quarkus.log.console.json.enabled", Boolean.toString(json));
    }
}
