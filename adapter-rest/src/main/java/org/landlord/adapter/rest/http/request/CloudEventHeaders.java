package org.landlord.adapter.rest.http.request;

import io.vertx.core.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.failure.Violations;

/// A CloudEvent in the binary mode of the HTTP binding (CloudEvents 1.0.2, section 3.1): each attribute is
/// a header `ce-<name>`, and the body is its data, whose type is the request's `Content-Type`.
public final class CloudEventHeaders {

    private static final String PREFIX = "ce-";

    private static final List<CharSequence> REQUIRED = Stream.of("ce-id", "ce-source", "ce-specversion", "ce-type")
            .map(HttpHeaders::createOptimized)
            .toList();

    private static final Pattern QUOTED_PAIR = Pattern.compile("\\\\(.)");

    private static final Pattern PERCENT_ENCODED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

    private CloudEventHeaders() {}

    /// True if at least one of the required attributes is a header.
    public static boolean areIn(Request request) {
        for (CharSequence name : REQUIRED) {
            if (request.hasHeader(name)) {
                return true;
            }
        }
        return false;
    }

    /// The event in the JSON format.
    ///
    /// @param data the body; null if there is none
    /// @throws InvalidInput naming every header that cannot be read
    public static Map<String, @Nullable Object> document(Request request, @Nullable Object data) {
        Violations violations = new Violations();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String header : request.headerNames()) {
            String name = header.toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX + "data_") || name.equals(PREFIX + "data")) {
                violations.add(name, "is no attribute: the body is the data");
            } else if (name.startsWith(PREFIX)) {
                members.put(
                        name.substring(PREFIX.length()), violations.read(name, () -> single(request.headers(header))));
            }
        }
        violations.throwIfAny();
        if (data != null) {
            members.put("data", data);
            List<String> types = request.headers("Content-Type");
            if (!types.isEmpty()) {
                members.put("datacontenttype", types.getFirst());
            }
        }
        return members;
    }

    /// All of them, sorted, as one text.
    public static String text(Request request) {
        return request.headerNames().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(PREFIX))
                .map(name -> name.toLowerCase(Locale.ROOT) + ": " + request.headers(name))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String single(List<String> lines) {
        if (lines.size() > 1) {
            throw new InvalidInput("must be given once");
        }
        return decode(lines.getFirst());
    }

    /// The value of an attribute (section 3.1.3.2): without quotes, and percent-decoded once.
    static String decode(String value) {
        String text = value.strip();
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            text = QUOTED_PAIR.matcher(text.substring(1, text.length() - 1)).replaceAll("$1");
        }
        if (text.chars().anyMatch(c -> c > '~')) {
            throw new InvalidInput("must be percent-encoded where it is not ASCII");
        }
        if (text.indexOf('%') < 0) {
            return text;
        }
        String decoded = PERCENT_ENCODED
                .matcher(text)
                .replaceAll(
                        octets -> Matcher.quoteReplacement(utf8(octets.group().replace("%", ""))));
        if (PERCENT_ENCODED.matcher(text).replaceAll("").indexOf('%') >= 0) {
            throw new InvalidInput("must be percent-encoded: % is written %25");
        }
        return decoded;
    }

    private static String utf8(String hex) {
        byte[] octets = HexFormat.of().parseHex(hex);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new InvalidInput("must be percent-encoded UTF-8");
        }
    }

    /// A failure with the names of headers instead of attributes; other failures unchanged.
    public static Throwable withHeaderNames(Throwable failure) {
        return switch (failure) {
            case InvalidInput invalid -> withHeaderNames(invalid);
            case Conflict conflict -> new Conflict(conflict.getMessage(), withHeaderNames(conflict.violations()));
            default -> failure;
        };
    }

    public static InvalidInput withHeaderNames(InvalidInput refused) {
        return new InvalidInput(withHeaderNames(refused.violations()));
    }

    private static List<Violation> withHeaderNames(List<Violation> violations) {
        return violations.stream()
                .map(violation -> new Violation(header(violation.pointer()), violation.detail()))
                .toList();
    }

    private static String header(String pointer) {
        if (pointer.isEmpty() || pointer.equals("/data") || pointer.startsWith("/data/")) {
            return pointer;
        }
        return pointer.equals("/datacontenttype") ? "/Content-Type" : "/" + PREFIX + pointer.substring(1);
    }
}
