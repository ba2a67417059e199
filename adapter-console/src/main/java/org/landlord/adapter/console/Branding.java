package org.landlord.adapter.console;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The title, the logo and the accent colour of the console, from the settings of the server. They are read at the
/// start. `SettingType` has their rules.
@Singleton
class Branding {

    private static final Map<String, String> IMAGES = Map.of(
            "svg",
            "image/svg+xml",
            "png",
            "image/png",
            "webp",
            "image/webp",
            "jpg",
            "image/jpeg",
            "jpeg",
            "image/jpeg");

    private final String title;
    private final ConsoleFile style;
    private final @Nullable ConsoleFile logo;

    Branding(
            @ConfigProperty(name = "landlord.console.title") String title,
            @ConfigProperty(name = "landlord.console.accent") String accent,
            @ConfigProperty(name = "landlord.console.logo") Optional<String> logo) {
        this.title = title;
        style = ConsoleFile.of(
                "text/css; charset=utf-8", (":root{--brand:" + accent + "}\n").getBytes(StandardCharsets.UTF_8));
        this.logo = logo.map(Path::of).map(Branding::read).orElse(null);
    }

    private static ConsoleFile read(Path file) {
        String name = file.toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        try {
            return ConsoleFile.of(IMAGES.getOrDefault(ending, "application/octet-stream"), Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("LANDLORD_CONSOLE_LOGO cannot be read: " + file, unreadable);
        }
    }

    String title() {
        return title;
    }

    /// A style sheet with the accent colour.
    ConsoleFile style() {
        return style;
    }

    /// Null without a logo.
    @Nullable
    ConsoleFile logo() {
        return logo;
    }
}
