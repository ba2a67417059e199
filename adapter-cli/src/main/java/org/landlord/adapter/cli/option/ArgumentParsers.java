package org.landlord.adapter.cli.option;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.failure.InvalidInput;

/// Parses arguments whose types are not value types of the domain. All methods throw [InvalidInput].
public final class ArgumentParsers {

    private static final Pattern DURATION =
            Pattern.compile("(?=\\d)(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?");

    private ArgumentParsers() {}

    /// The address of a server, http or https.
    public static URI server(String text) {
        try {
            URI server = new URI(text.strip());
            String scheme = String.valueOf(server.getScheme()).toLowerCase(Locale.ROOT);
            if (server.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return server;
            }
        } catch (URISyntaxException _) {
            // Rejected below.
        }
        throw new InvalidInput("must be the URL of a server, such as http://127.0.0.1:8080");
    }

    /// A path; the file need not exist.
    public static Path path(String text) {
        try {
            if (!text.isBlank()) {
                return Path.of(text);
            }
        } catch (InvalidPathException _) {
            // Rejected below.
        }
        throw new InvalidInput("must be a file name");
    }

    /// Days of 24 hours, hours, minutes and seconds, such as `90s`, `15m`, `1h30m` or `90d`.
    static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text.strip());
        if (parts.matches()) {
            return Duration.ofDays(part(parts, 1))
                    .plusHours(part(parts, 2))
                    .plusMinutes(part(parts, 3))
                    .plusSeconds(part(parts, 4));
        }
        throw new InvalidInput("must be a duration such as 90s, 15m, 1h30m or 90d");
    }

    static boolean isDuration(String text) {
        return DURATION.matcher(text).matches();
    }

    private static long part(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /// One scope. Its message does not mention an index.
    static KeyScopes scope(String text) {
        try {
            return new KeyScopes(List.of(text));
        } catch (InvalidInput invalid) {
            throw new InvalidInput(invalid.violations().getFirst().detail());
        }
    }

    static Long nonNegative(String text) {
        try {
            long number = Long.parseLong(text.strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Rejected below.
        }
        throw new InvalidInput("must be a non-negative integer");
    }

    static Integer positive(String text) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Rejected below.
        }
        throw new InvalidInput("must be an integer from 1 to " + Integer.MAX_VALUE);
    }
}
