package org.landlord.adapter.rest.http.head;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;

/// The media types of the API, and content negotiation. JAX-RS' `Request.selectVariant` compares types with
/// regard to case, and rejects lists with empty elements, which RFC 9110 allows (sections 8.3.1 and 5.6.1).
public final class MediaTypes {

    /// One JSON document.
    public static final String JSON = "application/json";

    /// JSON documents, one a line.
    public static final String NDJSON = "application/x-ndjson";

    /// RFC 4180.
    public static final String CSV = "text/csv";

    /// RFC 9457.
    public static final String PROBLEM = "application/problem+json";

    /// CloudEvents 1.0, one event.
    public static final String CLOUD_EVENT = "application/cloudevents+json";

    /// CloudEvents 1.0, an array of events.
    public static final String CLOUD_EVENT_BATCH = "application/cloudevents-batch+json";

    /// RFC 7396.
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /// RFC 9110, section 12.4.2.
    private static final Pattern WEIGHT = Pattern.compile("0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?");

    private MediaTypes() {}

    /// The type of the response (RFC 9110, section 12.5.1).
    ///
    /// @param accept every line of the header
    /// @param offered the available types, the default first
    /// @throws InvalidInput if the header is malformed
    /// @throws NotAcceptableException if none is acceptable
    public static String negotiate(List<String> accept, List<String> offered) {
        String best = offered.getFirst();
        if (accept.isEmpty()
                || (accept.size() == 1
                        && (accept.getFirst().equals("*/*") || accept.getFirst().equals(best)))) {
            // The fast path of almost all requests.
            return best;
        }
        List<MediaType> ranges = accept.stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .filter(range -> !range.isBlank())
                .map(MediaTypes::parse)
                .toList();
        if (ranges.isEmpty()) {
            // An empty header means the same as none.
            return best;
        }
        ranges.forEach(MediaTypes::quality);
        // Of equal elements, max() returns the first.
        return offered.stream()
                .filter(type -> quality(ranges, MediaType.valueOf(type)) > 0)
                .max(Comparator.comparingDouble(type -> quality(ranges, MediaType.valueOf(type))))
                .orElseThrow(() -> new NotAcceptableException("the response can be " + String.join(" or ", offered)));
    }

    /// The weight of a type, 0 to 1: that of the most specific range.
    private static double quality(List<MediaType> ranges, MediaType type) {
        return ranges.stream()
                .filter(type::isCompatible)
                .max(Comparator.comparing((MediaType range) -> !range.isWildcardType())
                        .thenComparing(range -> !range.isWildcardSubtype()))
                .map(MediaTypes::quality)
                .orElse(0.0);
    }

    private static double quality(MediaType range) {
        String weight = range.getParameters().getOrDefault("q", "1");
        if (!WEIGHT.matcher(weight).matches()) {
            throw new InvalidInput("must have weights from 0 to 1, with up to 3 fraction digits");
        }
        return Double.parseDouble(weight);
    }

    /// The one of `types` that a `Content-Type` declares; null if it declares another one, or another
    /// charset than UTF-8.
    public static @Nullable String match(List<String> types, String declared) {
        if (types.contains(declared)) {
            return declared;
        }
        try {
            MediaType type = MediaType.valueOf(declared);
            String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
            String name = type.getType().toLowerCase(Locale.ROOT) + "/"
                    + type.getSubtype().toLowerCase(Locale.ROOT);
            return charset.equalsIgnoreCase("utf-8") && types.contains(name) ? name : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static MediaType parse(String range) {
        try {
            return MediaType.valueOf(range.strip());
        } catch (IllegalArgumentException _) {
            throw new InvalidInput("must be a list of media types");
        }
    }
}
