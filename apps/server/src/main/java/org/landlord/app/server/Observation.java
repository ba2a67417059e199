package org.landlord.app.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;

/// How the server can be watched: reads Landlord's settings of the log, and puts them into the words of Quarkus.
final class Observation {

    private final boolean json;

    private Observation(boolean json) {
        this.json = json;
    }

    /// @throws WrongSetting if a setting is not one of those that there are
    static Observation ofSettings() {
        String format = Objects.requireNonNullElse(Settings.get("landlord.log-format"), "text");
        boolean json = switch (format.strip().toLowerCase(Locale.ROOT)) {
            case "text" -> false;
            case "json" -> true;
            default -> throw new WrongSetting("LANDLORD_LOG_FORMAT must be text or json, not '" + format + "'");
        };
        String traces = Settings.get("landlord.traces");
        if (traces != null && !isHttp(traces)) {
            throw new WrongSetting("LANDLORD_TRACES must be a URL such as http://collector:4318, not '" + traces + "'");
        }
        return new Observation(json);
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /// Tells Quarkus.
    void apply() {
        Settings.suggest("quarkus.log.console.json.enabled", Boolean.toString(json));
    }
}
