package org.landlord.app.server;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Settings as they are before Quarkus starts: system properties and environment variables, asked of the process
/// itself. The configuration may not be touched before Quarkus has set up its logging.
final class Settings {

    private Settings() {}

    /// A setting, blank ones taken for none.
    ///
    /// @param name such as `landlord.tls.key`, which `LANDLORD_TLS_KEY` sets too
    static @Nullable String get(String name) {
        return Stream.of(System.getProperty(name), System.getenv(variable(name)))
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(null);
    }

    /// The same as it was given, blank or not: where the framework looks first, blank or not.
    static @Nullable String given(String name) {
        String property = System.getProperty(name);
        return property != null ? property : System.getenv(variable(name));
    }

    private static String variable(String name) {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /// The first of several settings that is there; `otherwise` if none is.
    static String first(String otherwise, String... names) {
        return Stream.of(names)
                .map(Settings::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(otherwise);
    }

    /// A setting that is yes or no, and no by default.
    ///
    /// @throws WrongSetting if it is neither
    static boolean isOn(String name) {
        String value = Objects.requireNonNullElse(get(name), "false");
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new WrongSetting(name + " must be true or false, not '" + value + "'");
        };
    }

    /// Hands Quarkus a setting of its own, unless somebody has set it.
    static void suggest(String name, String value) {
        if (get(name) == null) {
            System.setProperty(name, value);
        }
    }
}
