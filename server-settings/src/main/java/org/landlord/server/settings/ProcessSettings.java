package org.landlord.server.settings;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Settings before Quarkus starts: system properties and environment variables, read from the process itself,
/// because the configuration must not be used before Quarkus has configured logging.
public final class ProcessSettings {

    private ProcessSettings() {}

    /// Passes Quarkus a setting of its own, unless the operator has set it.
    ///
    /// @param name such as `quarkus.vertx.event-loops-pool-size`
    public static void suggest(String name, String value) {
        if (get(name) == null) {
            System.setProperty(name, value);
        }
    }

    /// A setting; null if it is not set or blank.
    ///
    /// @param name such as `landlord.tls.key`, which `LANDLORD_TLS_KEY` sets too
    static @Nullable String get(String name) {
        return Stream.of(System.getProperty(name), System.getenv(variable(name)))
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(null);
    }

    /// The first value that Quarkus would find, blank or not; null if there is none.
    static @Nullable String raw(String name) {
        String property = System.getProperty(name);
        return property != null ? property : System.getenv(variable(name));
    }

    /// The first of several settings that is set; `otherwise` if none is.
    ///
    /// @param names such as `landlord.traces`
    public static String first(String otherwise, String... names) {
        return Stream.of(names)
                .map(ProcessSettings::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(otherwise);
    }

    /// The environment variable of a setting.
    static String variable(String name) {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
