package org.landlord.domain.usage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;

/// A CloudEvent (specification 1.0.2) that reports usage. As in the specification, source and id identify
/// an event; both are kept verbatim.
///
/// @param id unique in its source; 1 to 1024 characters
/// @param source 1 to 2048 characters
/// @param type the metric
/// @param subject 1 to 1024 characters
/// @param time when the usage happened; null for now
/// @param attributes all other attributes by name: strings, numbers and booleans
/// @param data the parsed JSON data; null if there is none
public record CloudEvent(
        String id,
        String source,
        Label type,
        @Nullable String subject,
        @Nullable Instant time,
        Map<String, @Nullable Object> attributes,
        @Nullable Object data) {

    public static final int MAX_ID_LENGTH = 1024;

    public static final int MAX_SOURCE_LENGTH = 2048;

    public static final int MAX_SUBJECT_LENGTH = 1024;

    /// The attribute with the media type of the data.
    public static final String DATA_CONTENT_TYPE = "datacontenttype";

    private static final String JSON = "application/json";

    private static final int HASH_BYTES_OF_SOURCE = 12;
    private static final int HASH_BYTES_OF_ID = 16;

    /// An id that is kept readable in the event id: with the prefix and the hash of the source it has at
    /// most 128 characters.
    private static final Pattern FITTING_ID = Pattern.compile("[A-Za-z0-9:_-]{1,108}");

    /// @throws InvalidInput naming the attribute that breaks a rule, `data` if the data is larger than 4
    ///     KiB, or the whole event if its stored parts are
    public CloudEvent {
        checkAt("id", id, MAX_ID_LENGTH);
        checkAt("source", source, MAX_SOURCE_LENGTH);
        if (subject != null) {
            checkAt("subject", subject, MAX_SUBJECT_LENGTH);
        }
        time = time == null ? null : Timestamps.check(time);
        Map<String, @Nullable Object> checked = new LinkedHashMap<>();
        attributes.forEach((name, value) -> checked.put(name, kept(name, value)));
        checked.compute(DATA_CONTENT_TYPE, (_, kept) -> kept instanceof String text ? keptContentType(text) : kept);
        attributes = Metadata.of(checked).members();
        data = data == null ? null : kept("data", data);
        metadata(id, source, subject, attributes, data);
    }

    /// A string of CloudEvents (specification, section 3.1): any characters except control characters and
    /// unpaired surrogates. Kept verbatim.
    ///
    /// @throws InvalidInput if it is empty, has more than `max` characters, or contains one that is not
    ///     allowed
    public static String check(String text, int max) {
        if (text.isEmpty()) {
            throw new InvalidInput("must not be empty");
        }
        if (text.codePointCount(0, text.length()) > max) {
            throw new InvalidInput("must be at most " + max + " characters long");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("must not contain control characters");
        }
        // The text is stored as metadata, which refuses invalid Unicode and secrets.
        Metadata.of(Map.of("text", text));
        return text;
    }

    private static void checkAt(String name, String text, int max) {
        try {
            check(text, max);
        } catch (InvalidInput refused) {
            throw refused.at(name);
        }
    }

    /// An immutable copy in the form of metadata.
    private static @Nullable Object kept(String name, @Nullable Object value) {
        try {
            Map<String, @Nullable Object> member = new LinkedHashMap<>();
            member.put(name, value);
            return UsageEvent.requireSmall(Metadata.of(member)).members().get(name);
        } catch (InvalidInput refused) {
            throw refused.at(name);
        }
    }

    private static Metadata metadata(
            @Nullable String id,
            String source,
            @Nullable String subject,
            Map<String, @Nullable Object> attributes,
            @Nullable Object data) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (id != null) {
            members.put("id", id);
        }
        members.put("source", source);
        if (subject != null) {
            members.put("subject", subject);
        }
        members.putAll(attributes);
        if (data != null) {
            members.put("data", data);
        }
        return UsageEvent.requireSmall(Metadata.of(members));
    }

    /// The media type in a form that is the same for every way to send an event. In the binary mode of HTTP
    /// every event has one, possibly with a charset; in the JSON format a missing type means JSON (JSON
    /// format of CloudEvents, section 3.1). So JSON is not kept, and neither are parameters of other JSON
    /// types, which have no meaning (RFC 8259, section 11).
    ///
    /// @param type the media type of the event
    /// @return null for JSON
    public static @Nullable String keptContentType(String type) {
        if (!isJson(type)) {
            return type;
        }
        String mediaType = mediaType(type);
        return mediaType.equals(JSON) ? null : mediaType;
    }

    /// True if data of this type is JSON: `application/json`, `text/json`, or a type that ends in `+json`.
    ///
    /// @param contentType a media type, with parameters or without
    public static boolean isJson(String contentType) {
        String type = mediaType(contentType);
        return type.endsWith("/json") || type.endsWith("+json");
    }

    private static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /// The id of the usage event: `ce_`, a hash of the source (16 characters), `_` and the id, if the id
    /// has at most 108 characters, all allowed in event ids. So time-ordered ids keep their order.
    /// Otherwise `ceh_`, the hash of the source, `_` and a hash of the id (22 characters). A hash is the
    /// first 12 or 16 bytes of the SHA-256 of the UTF-8 text, in base64url.
    public EventId eventId() {
        String prefix = hash(source, HASH_BYTES_OF_SOURCE) + "_";
        return new EventId(
                FITTING_ID.matcher(id).matches() ? "ce_" + prefix + id : "ceh_" + prefix + hash(id, HASH_BYTES_OF_ID));
    }

    /// The metadata of the usage event.
    ///
    /// @param withSubject false if the subject is stored elsewhere
    /// @param rest the remaining data; null if there is none
    public Metadata metadata(boolean withSubject, @Nullable Object rest) {
        return metadata(id, source, withSubject ? subject : null, attributes, rest);
    }

    /// The metadata of usage events of older versions, whose event id was the id.
    ///
    /// @param rest the remaining data; null if there is none
    public Metadata metadataWithoutId(@Nullable Object rest) {
        return metadata(null, source, null, attributes, rest);
    }

    private static String hash(String text, int bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
