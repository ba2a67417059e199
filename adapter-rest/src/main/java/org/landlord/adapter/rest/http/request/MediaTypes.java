package org.landlord.adapter.rest.http.request;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;

/// The media types that this API speaks, and how to choose among them.
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

    /// Which of `offered` to answer with (RFC 9110, section 12.5.1).
    ///
    /// @param accept every line of the header; none for "anything"
    /// @param offered what can be answered with, the best first
    /// @throws InvalidInput if the header is not what it should be
    /// @throws NotAcceptableException if none is acceptable
    static String negotiate(List<String> accept, List<String> offered) {
        String best = offered.getFirst();
        if (accept.isEmpty()
                || (accept.size() == 1
                        && (accept.getFirst().equals("*/*") || accept.getFirst().equals(best)))) {
            // Nearly everybody says one of these.
            return best;
        }
        List<MediaType> ranges = accept.stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .filter(range -> !range.isBlank())
                .map(MediaTypes::parse)
                .toList();
        if (ranges.isEmpty()) {
            // A header with nothing in it is as good as none.
            return best;
        }
        ranges.forEach(MediaTypes::quality);
        // Of equals max() keeps the first.
        return offered.stream()
                .filter(type -> quality(ranges, MediaType.valueOf(type)) > 0)
                .max(Comparator.comparingDouble(type -> quality(ranges, MediaType.valueOf(type))))
                .orElseThrow(() -> new NotAcceptableException("the answer can be " + String.join(" or ", offered)));
    }

    /// How much a type is wanted, 0 to 1: by the range that names it most exactly.
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

    /// Which of `types` a `Content-Type` declares, in UTF-8; null if none of them.
    static @Nullable String which(List<String> types, String declared) {
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
