package org.landlord.server.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.failure.InvalidInput;

/// The values that a setting can have.
public sealed interface SettingType
        permits SettingType.IntegerRange,
                SettingType.Port,
                SettingType.DurationRange,
                SettingType.Bool,
                SettingType.Choice,
                SettingType.Host,
                SettingType.FilePath,
                SettingType.Networks,
                SettingType.Origins,
                SettingType.Url,
                SettingType.PostgresUrl,
                SettingType.ApiKey,
                SettingType.Line,
                SettingType.Colour,
                SettingType.Image,
                FrontEndSettingType {

    /// Its values, as the end of a sentence that begins with `must be`.
    String rule();

    /// The normal form of a value, which the rest of the server reads; empty if the value is invalid.
    ///
    /// @param text not blank, trimmed
    Optional<String> read(String text);

    record IntegerRange(int from, int to) implements SettingType {

        @Override
        public String rule() {
            return "an integer from " + from + " to " + to;
        }

        @Override
        public Optional<String> read(String text) {
            try {
                int number = Integer.parseInt(text);
                return number >= from && number <= to ? Optional.of(Integer.toString(number)) : Optional.empty();
            } catch (NumberFormatException _) {
                return Optional.empty();
            }
        }
    }

    /// A TCP port; 0 for any free port.
    record Port() implements SettingType {

        private static final int MAX = 65_535;

        @Override
        public String rule() {
            return "a port from 0 to " + MAX;
        }

        @Override
        public Optional<String> read(String text) {
            return new IntegerRange(0, MAX).read(text);
        }
    }

    record DurationRange(Duration from, Duration to) implements SettingType {

        private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)?");

        @Override
        public String rule() {
            return "a duration such as 500ms, 10s, 5m or 1h, from " + words(from) + " to " + words(to);
        }

        @Override
        public Optional<String> read(String text) {
            return duration(text)
                    .filter(time -> time.compareTo(from) >= 0 && time.compareTo(to) <= 0)
                    .map(Duration::toString);
        }

        /// @param from the shortest, such as `100ms`
        /// @param to the longest
        static DurationRange of(String from, String to) {
            return new DurationRange(duration(from).orElseThrow(), duration(to).orElseThrow());
        }

        /// Like Quarkus: in seconds without a unit.
        private static Optional<Duration> duration(String text) {
            Matcher parts = SHORT.matcher(text.toLowerCase(Locale.ROOT));
            if (!parts.matches()) {
                try {
                    return Optional.of(Duration.parse(text));
                } catch (DateTimeParseException _) {
                    return Optional.empty();
                }
            }
            long count = Long.parseLong(parts.group(1));
            String unit = parts.group(2) == null ? "s" : parts.group(2);
            return Optional.of(
                    switch (unit) {
                        case "ms" -> Duration.ofMillis(count);
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        case "d" -> Duration.ofDays(count);
                        default -> Duration.ofSeconds(count);
                    });
        }

        private static String words(Duration time) {
            if (time.toMillisPart() > 0) {
                return time.toMillis() + "ms";
            }
            return time.toSecondsPart() > 0 || time.isZero()
                    ? time.toSeconds() + "s"
                    : time.toMinutesPart() > 0 ? time.toMinutes() + "m" : time.toHours() + "h";
        }
    }

    record Bool() implements SettingType {

        @Override
        public String rule() {
            return "true or false";
        }

        @Override
        public Optional<String> read(String text) {
            return new Choice(List.of("true", "false")).read(text);
        }
    }

    /// One of several words, in any case.
    record Choice(List<String> words) implements SettingType {

        @Override
        public String rule() {
            return String.join(" or ", words);
        }

        @Override
        public Optional<String> read(String text) {
            String word = text.toLowerCase(Locale.ROOT);
            return words.contains(word) ? Optional.of(word) : Optional.empty();
        }
    }

    /// An address or a host name to listen on. [PortCheck] finds out whether it belongs to this
    /// machine.
    record Host() implements SettingType {

        private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_:.%-]{1,253}");

        @Override
        public String rule() {
            return "an address or a host name of this machine";
        }

        @Override
        public Optional<String> read(String text) {
            return SHAPE.matcher(text).matches() && (!isLiteral(text) || isAddress(text))
                    ? Optional.of(text)
                    : Optional.empty();
        }

        /// Host names have no colon, and their last label is not numeric (RFC 1123, section 2.1).
        private static boolean isLiteral(String text) {
            return text.indexOf(':') >= 0 || text.matches("[0-9.]*");
        }

        private static boolean isAddress(String text) {
            try {
                // PortCheck finds out whether the interface behind % exists.
                return !InetAddress.ofLiteral(text.split("%", 2)[0]).isMulticastAddress();
            } catch (IllegalArgumentException _) {
                return false;
            }
        }
    }

    /// A path of a file or a directory, which need not exist.
    record FilePath() implements SettingType {

        @Override
        public String rule() {
            return "a path";
        }

        @Override
        public Optional<String> read(String text) {
            return text.chars().anyMatch(Character::isISOControl) ? Optional.empty() : Optional.of(text);
        }
    }

    /// IP addresses and ranges. Host names are invalid: their owner decides what they resolve to, and
    /// they would be resolved at each request.
    record Networks() implements SettingType {

        private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
        private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

        @Override
        public String rule() {
            return "IP addresses or ranges such as 10.0.0.0/8, separated by commas";
        }

        @Override
        public Optional<String> read(String text) {
            return Stream.of(text.split(",", -1)).map(String::strip).allMatch(Networks::isNetwork)
                    ? Optional.of(text)
                    : Optional.empty();
        }

        private static boolean isNetwork(String text) {
            String[] parts = text.split("/", -1);
            if (!IPV4.matcher(parts[0]).matches() && !IPV6.matcher(parts[0]).matches()) {
                return false;
            }
            try {
                int bits = InetAddress.ofLiteral(parts[0]).getAddress().length * Byte.SIZE;
                return parts.length == 1
                        || parts.length == 2
                                && new IntegerRange(0, bits).read(parts[1]).isPresent();
            } catch (IllegalArgumentException _) {
                return false;
            }
        }
    }

    /// Origins of web pages, as browsers send them.
    record Origins() implements SettingType {

        private static final Pattern ORIGIN =
                Pattern.compile("[a-z][a-z0-9+.-]*://(?:[A-Za-z0-9._-]+|\\[[0-9a-f:.]+\\])(?::[0-9]{1,5})?");

        @Override
        public String rule() {
            return "origins such as https://console.example.com, without a path, separated by commas";
        }

        @Override
        public Optional<String> read(String text) {
            return Stream.of(text.split(",", -1))
                            .map(String::strip)
                            .allMatch(origin -> ORIGIN.matcher(origin).matches())
                    ? Optional.of(text)
                    : Optional.empty();
        }
    }

    /// A URL with the scheme http or https.
    record Url() implements SettingType {

        private static final int MAX_PORT = 65_535;

        @Override
        public String rule() {
            return "a URL such as http://collector:4318";
        }

        @Override
        public Optional<String> read(String text) {
            try {
                URI uri = new URI(text);
                boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                return isHttp && uri.getHost() != null && uri.getPort() <= MAX_PORT
                        ? Optional.of(text)
                        : Optional.empty();
            } catch (URISyntaxException _) {
                return Optional.empty();
            }
        }
    }

    /// The address of a PostgreSQL database. Error messages do not contain its value, which may have a password.
    record PostgresUrl() implements SettingType {

        private static final Pattern FORM = Pattern.compile("postgres(?:ql)?://(?:[^@/]*@)?[^/?@]+/[^/?]+(?:\\?.*)?");

        @Override
        public String rule() {
            return "a URL such as postgresql://user@host:5432/name";
        }

        @Override
        public Optional<String> read(String text) {
            return FORM.matcher(text).matches() ? Optional.of(text) : Optional.empty();
        }
    }

    /// An API key. Error messages do not contain its value.
    record ApiKey() implements SettingType {

        @Override
        public String rule() {
            return "an API key in the format of landlord key create";
        }

        @Override
        public Optional<String> read(String text) {
            try {
                return Optional.of(ApiKeyToken.parse(text).reveal());
            } catch (InvalidInput _) {
                return Optional.empty();
            }
        }
    }

    /// A line of text, such as a title.
    record Line(int max) implements SettingType {

        @Override
        public String rule() {
            return "a text with 1 to " + max + " characters, without control characters";
        }

        @Override
        public Optional<String> read(String text) {
            boolean isLine =
                    text.codePointCount(0, text.length()) <= max && text.chars().noneMatch(Character::isISOControl);
            return isLine ? Optional.of(text) : Optional.empty();
        }
    }

    /// A colour that is readable on white: its contrast is at least 4.5 to 1 (WCAG 2.2, 1.4.3).
    record Colour() implements SettingType {

        private static final Pattern SHAPE = Pattern.compile("#[0-9a-f]{6}");
        private static final double LEAST_CONTRAST = 4.5;

        @Override
        public String rule() {
            return "a colour such as #0b5cad, with a contrast of at least 4.5 to 1 on white";
        }

        @Override
        public Optional<String> read(String text) {
            String colour = text.toLowerCase(Locale.ROOT);
            return SHAPE.matcher(colour).matches() && contrastOnWhite(colour) >= LEAST_CONTRAST
                    ? Optional.of(colour)
                    : Optional.empty();
        }

        private static double contrastOnWhite(String colour) {
            double luminance = 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
            return 1.05 / (luminance + 0.05);
        }

        private static double linear(String colour, int at) {
            double part = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
    }

    /// An image file that browsers show.
    record Image() implements SettingType {

        private static final Pattern NAME = Pattern.compile("(?i).+\\.(svg|png|webp|jpe?g)");
        private static final long MAX_BYTES = 256 * 1024;

        @Override
        public String rule() {
            return "a readable file with the ending .svg, .png, .webp or .jpg, of at most 256 KiB";
        }

        @Override
        public Optional<String> read(String text) {
            if (!NAME.matcher(text).matches()) {
                return Optional.empty();
            }
            return new FilePath().read(text).filter(Image::isSmallFile);
        }

        private static boolean isSmallFile(String path) {
            try {
                Path file = Path.of(path);
                return Files.isRegularFile(file) && Files.isReadable(file) && Files.size(file) <= MAX_BYTES;
            } catch (IOException | InvalidPathException _) {
                return false;
            }
        }
    }
}
