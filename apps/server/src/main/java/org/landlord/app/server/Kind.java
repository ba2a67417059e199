package org.landlord.app.server;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
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

/// What a setting may be.
sealed interface Kind {

    /// What it may be, as the end of a sentence that begins with `must be`.
    String rule();

    /// The value in the form that the rest of the server reads; nothing if it is not what the rule says.
    ///
    /// @param text not blank, nothing around it
    Optional<String> read(String text);

    /// A whole number.
    record Whole(int from, int to) implements Kind {

        @Override
        public String rule() {
            return "a whole number from " + from + " to " + to;
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

    /// A port of TCP; 0 for a free one.
    record Port() implements Kind {

        private static final int MAX = 65_535;

        @Override
        public String rule() {
            return "a port from 0 to " + MAX;
        }

        @Override
        public Optional<String> read(String text) {
            return new Whole(0, MAX).read(text);
        }
    }

    /// How long something takes.
    record Time(Duration from, Duration to) implements Kind {

        private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)?");

        @Override
        public String rule() {
            return "a time such as 500ms, 10s, 5m or 1h, from " + words(from) + " to " + words(to);
        }

        @Override
        public Optional<String> read(String text) {
            return duration(text)
                    .filter(time -> time.compareTo(from) >= 0 && time.compareTo(to) <= 0)
                    .map(Duration::toString);
        }

        /// As the framework reads it: seconds if nothing else is said.
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

    /// Yes or no.
    record Truth() implements Kind {

        @Override
        public String rule() {
            return "true or false";
        }

        @Override
        public Optional<String> read(String text) {
            return new Choice(List.of("true", "false")).read(text);
        }
    }

    /// One of some words.
    record Choice(List<String> words) implements Kind {

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

    /// An address or a name to listen on. Whether it is of this machine is seen when it is listened on.
    record Host() implements Kind {

        private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_:.%-]{1,253}");

        @Override
        public String rule() {
            return "an address or a name of this machine";
        }

        @Override
        public Optional<String> read(String text) {
            return SHAPE.matcher(text).matches() && (!isLiteral(text) || isAddress(text))
                    ? Optional.of(text)
                    : Optional.empty();
        }

        /// No name has a colon in it, or ends with a number (RFC 1123, section 2.1).
        private static boolean isLiteral(String text) {
            return text.indexOf(':') >= 0 || text.matches("[0-9.]*");
        }

        private static boolean isAddress(String text) {
            try {
                // Whether there is an interface of that name is seen when it is listened on.
                return !InetAddress.ofLiteral(text.split("%", 2)[0]).isMulticastAddress();
            } catch (IllegalArgumentException _) {
                return false;
            }
        }
    }

    /// The name of a file. Whether it is there, and of use, is seen when it is opened.
    record FileName() implements Kind {

        @Override
        public String rule() {
            return "the name of a file";
        }

        @Override
        public Optional<String> read(String text) {
            return text.chars().anyMatch(Character::isISOControl) ? Optional.empty() : Optional.of(text);
        }
    }

    /// IP addresses, and ranges of them. Names are refused: whoever answers for a name would be believed, and they
    /// are looked up at each request.
    record Networks() implements Kind {

        private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
        private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

        @Override
        public String rule() {
            return "IP addresses, or ranges such as 10.0.0.0/8, separated by commas";
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
                                && new Whole(0, bits).read(parts[1]).isPresent();
            } catch (IllegalArgumentException _) {
                return false;
            }
        }
    }

    /// Origins of pages, as browsers send them.
    record Origins() implements Kind {

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

    /// The address of a collector.
    record Url() implements Kind {

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

    /// An API key. Its value is never told.
    record Key() implements Kind {

        @Override
        public String rule() {
            return "an API key as Landlord makes them (landlord key create)";
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
}
