package org.landlord.adapter.console;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A front end of the operator, in memory: nothing is read from the disk for a request.
///
/// @param path where it is served, such as `/ui`
/// @param files by their names below the path, with slashes
/// @param page what is answered for paths that are no file
record FrontEnd(String path, Map<String, ConsoleFile> files, ConsoleFile page) {

    static final String PAGE = "index.html";
    static final String PROPS = "props.json";

    /// What a front end is told.
    ///
    /// @param title of the page
    /// @param gatewayId the gateway that it is for; null for all
    /// @param props a JSON object
    record Terms(String path, String title, @Nullable String gatewayId, String props) {

        private ConsoleFile file() {
            String json = "{\"title\":" + Json.encode(title) + ",\"path\":" + Json.encode(path) + ",\"gatewayId\":"
                    + Json.encode(gatewayId) + ",\"props\":" + props + "}";
            return FileTypes.file(PROPS, json.getBytes(StandardCharsets.UTF_8));
        }

        /// @param given a title that the props have wins
        static Terms ofGateway(String path, String given, String gatewayId, String props) {
            Object title = new JsonObject(props).getValue("title");
            return new Terms(path, title instanceof String own ? own : given, gatewayId, props);
        }
    }

    /// Reads a folder, or a module. `SettingType` has their rules.
    ///
    /// @throws UncheckedIOException if they cannot be read
    static FrontEnd read(Path entry, Terms terms, ConsoleFile client) {
        Map<String, ConsoleFile> files = new HashMap<>();
        boolean isFolder = Files.isDirectory(entry);
        if (isFolder) {
            readFolder(entry, files);
        } else {
            files.put(name(entry), FileTypes.file(name(entry), bytes(entry)));
            files.put(PAGE, pageOf(name(entry), terms));
        }
        files.put(PROPS, terms.file());
        files.put(ClientScript.NAME, client);
        ConsoleFile page = Objects.requireNonNull(files.get(PAGE), "a front end has a page");
        return new FrontEnd(terms.path(), Map.copyOf(files), page);
    }

    private static void readFolder(Path folder, Map<String, ConsoleFile> files) {
        try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            walk.filter(Files::isRegularFile).forEach(file -> {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (!("/" + name).contains("/.")) {
                    files.put(name, FileTypes.file(name, bytes(file)));
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static ConsoleFile pageOf(String module, Terms terms) {
        String html =
                """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <script type="module" src="%s"></script>
                </head>
                <body>
                <div id="app"></div>
                <noscript>This page needs JavaScript.</noscript>
                </body>
                </html>
                """
                        .formatted(Html.escaped(terms.title()), Html.escaped(terms.path() + "/" + module));
        return FileTypes.file(PAGE, html.getBytes(StandardCharsets.UTF_8));
    }

    /// What a path is answered with.
    sealed interface Answer {

        record Send(ConsoleFile file) implements Answer {}

        /// The path with a slash at its end, so that relative addresses in the page are right.
        record AddSlash() implements Answer {}

        record NotFound() implements Answer {}
    }

    /// True if a path is one of its files.
    ///
    /// @param asked decoded
    boolean hasFile(String asked) {
        return asked.startsWith(path + "/") && files.containsKey(asked.substring(path.length() + 1));
    }

    /// @param asked [#path] or a path below it, decoded
    Answer answer(String asked) {
        if (asked.equals(path)) {
            return new Answer.AddSlash();
        }
        String name = asked.substring(path.length() + 1);
        ConsoleFile file = name.isEmpty() ? page : files.get(name);
        if (file != null) {
            return new Answer.Send(file);
        }
        if (name.endsWith("/") && files.get(name + PAGE) instanceof ConsoleFile folder) {
            return new Answer.Send(folder);
        }
        if (!name.endsWith("/") && files.containsKey(name + "/" + PAGE)) {
            return new Answer.AddSlash();
        }
        // A page of an application that routes by itself; but a script that is missing is no page.
        return FileTypes.isKnown(name) ? new Answer.NotFound() : new Answer.Send(page);
    }
}
