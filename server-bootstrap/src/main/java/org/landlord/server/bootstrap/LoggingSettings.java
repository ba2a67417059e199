package org.landlord.server.bootstrap;

import java.util.Objects;

/// The format of the log.
record LoggingSettings(boolean json) {

    /// Call it after [Setting#checkAll].
    static LoggingSettings ofSettings() {
        String format = Objects.requireNonNullElse(ProcessSettings.get("landlord.log-format"), "text");
        return new LoggingSettings(format.equals("json"));
    }

    /// Passes it to Quarkus.
    void apply() {
        ProcessSettings.suggest("quarkus.log.console.json.enabled", Boolean.toString(json));
    }
}
