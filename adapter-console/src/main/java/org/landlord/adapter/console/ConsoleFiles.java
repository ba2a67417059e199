package org.landlord.adapter.console;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The files that the page of the console loads, by name. They were bundled by the build (`pom.xml`),
/// which also lists them.
@Singleton
class ConsoleFiles {

    static final String SCRIPT = "main.js";
    static final String STYLE = "main.css";
    static final String BRANDING = "branding.css";
    static final String LOGO = "logo";

    private static final String FOLDER = "/console/";
    private static final String LIST = "files.txt";

    private final Map<String, ConsoleFile> files = new HashMap<>();

    ConsoleFiles(Branding branding) {
        new String(read(LIST), StandardCharsets.UTF_8)
                .lines()
                .filter(name -> !name.equals(LIST))
                .forEach(name -> files.put(name, ConsoleFile.of(mediaType(name), read(name))));
        files.put(BRANDING, branding.style());
        ConsoleFile logo = branding.logo();
        if (logo != null) {
            files.put(LOGO, logo);
        }
    }

    Optional<ConsoleFile> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private static String mediaType(String name) {
        return name.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
    }

    private static byte[] read(String name) {
        return resource(FOLDER + name);
    }

    /// A file of this module.
    static byte[] resource(String path) {
        try (InputStream file = ConsoleFiles.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("the console was not bundled: " + path + " is missing");
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
