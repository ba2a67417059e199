package org.landlord.adapter.console;

import java.util.Locale;
import java.util.Map;

/// What the files of a front end are, by the endings of their names.
final class FileTypes {

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("xml", "application/xml"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("otf", "font/otf"),
            Map.entry("ico", "image/x-icon"));

    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("webm", "video/webm"),
            Map.entry("pdf", "application/pdf"));

    private FileTypes() {}

    /// True if a name has the ending of a file that pages load. Ids may have a dot, too.
    static boolean isKnown(String name) {
        return TEXTS.containsKey(ending(name)) || OTHERS.containsKey(ending(name));
    }

    /// The value of `Content-Type`.
    static String mediaType(String name) {
        String ending = ending(name);
        return TEXTS.getOrDefault(ending, OTHERS.getOrDefault(ending, "application/octet-stream"));
    }

    static ConsoleFile file(String name, byte[] content) {
        return TEXTS.containsKey(ending(name))
                ? ConsoleFile.of(mediaType(name), content)
                : ConsoleFile.uncompressed(mediaType(name), content);
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
