package org.landlord.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The values of the settings that mount a front end of the operator: `docs/console.md` describes them.
public sealed interface FrontEndSettingType extends SettingType {

    /// A front end: a folder with a built page, or one JavaScript module.
    record Entry() implements FrontEndSettingType {

        @Override
        public String rule() {
            return "a readable folder with an index.html, or a readable JavaScript module with the ending .js or .mjs; "
                    + FrontEndFiles.LIMITS;
        }

        @Override
        public Optional<String> read(String text) {
            return path(text).filter(FrontEndFiles::isFrontEnd).map(_ -> text);
        }
    }

    /// Front ends of gateways, by their ids.
    record OfGateways() implements FrontEndSettingType {

        @Override
        public String rule() {
            return "a readable folder that has, by the ids of gateways, folders with an index.html or JavaScript"
                    + " modules, and their props (ID/, ID.js or ID.mjs, and ID.json); "
                    + FrontEndFiles.LIMITS;
        }

        @Override
        public Optional<String> read(String text) {
            return path(text).filter(FrontEndFiles::areOfGateways).map(_ -> text);
        }
    }

    /// Where a front end is served.
    record MountPath() implements FrontEndSettingType {

        private static final Pattern SHAPE = Pattern.compile("(?:/[a-z0-9][a-z0-9-]{0,62}){1,4}");
        private static final String CONSOLE = "console";

        /// First segments of paths that the server has already.
        private static final Set<String> TAKEN = Set.of("v1", "q", CONSOLE);

        @Override
        public String rule() {
            return "a path such as /ui, with lower-case letters, digits and hyphens, that does not begin with /v1, /q"
                    + " or /console; or /console, instead of the console";
        }

        @Override
        public Optional<String> read(String text) {
            String path = text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            if (!SHAPE.matcher(path).matches()) {
                return Optional.empty();
            }
            boolean isFree = !TAKEN.contains(path.split("/", -1)[1]);
            return isFree || path.equals("/" + CONSOLE) ? Optional.of(path) : Optional.empty();
        }
    }

    /// What a front end is given: JSON, or a file with it. The normal form is the JSON.
    record Props() implements FrontEndSettingType {

        private static final int MAX_BYTES = 64 * 1024;

        @Override
        public String rule() {
            return "a JSON object, or a readable file with the ending .json that contains one, of at most 64 KiB";
        }

        @Override
        public Optional<String> read(String text) {
            return text.startsWith("{") ? json(text) : path(text).flatMap(Props::ofFile);
        }

        /// The JSON object in a file; empty if it has none.
        static Optional<String> ofFile(Path file) {
            try {
                boolean isSmall =
                        file.toString().endsWith(".json") && Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES;
                return isSmall ? json(Files.readString(file).strip()) : Optional.empty();
            } catch (IOException _) {
                return Optional.empty();
            }
        }

        /// Quarkus takes `${…}` in a value for the name of another setting. In JSON, a dollar sign is
        /// part of a string always, and may be written as an escape.
        private static Optional<String> json(String text) {
            return text.length() <= MAX_BYTES && JsonText.isObject(text)
                    ? Optional.of(text.replace("$", "\\u0024"))
                    : Optional.empty();
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return new SettingType.FilePath().read(text).map(Path::of);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
