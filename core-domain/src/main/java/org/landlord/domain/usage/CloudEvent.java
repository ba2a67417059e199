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

/// A CloudEvent (specification 1.0.2) that says that something was used. Two with the same source and id are the same
/// event, as the specification has it: both are kept to the letter.
///
/// @param id unique for its source; 1 to 1024 characters
/// @param source who says so; 1 to 2048 characters
/// @param type what was used
/// @param subject whom or what it is about; 1 to 1024 characters
/// @param time when it was used; null for now
/// @param attributes all other attributes, by name: strings, numbers and truth values as a JSON parser makes them
/// @param data what the event carries, as a JSON parser makes it; null if nothing
public record CloudEvent(
        String id,
        String source,
        Label type,
        @Nullable String subject,
        @Nullable Instant time,
        Map<String, @Nullable Object> attributes,
        @Nullable Object data) {

    /// The most characters of an id.
    public static final int MAX_ID_LENGTH = 1024;

    /// The most characters of a source: more than any URI that somebody meant.
    public static final int MAX_SOURCE_LENGTH = 2048;

    /// The most characters of a subject.
    public static final int MAX_SUBJECT_LENGTH = 1024;

    /// The attribute that says of which type the data is.
    public static final String DATA_CONTENT_TYPE = "datacontenttype";

    private static final String JSON = "application/json";

    private static final int HASH_BYTES_OF_SOURCE = 12;
    private static final int HASH_BYTES_OF_ID = 16;

    /// An id that stays readable in the event id: with the prefix and the hash of the source it has 128 characters.
    private static final Pattern FITTING_ID = Pattern.compile("[A-Za-z0-9:_-]{1,108}");

    /// @throws InvalidInput naming the attribute that breaks a rule, `data` if that alone is larger than 4 KiB, or
    ///     the event as a whole, if all that is kept of it is
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

    /// Text as CloudEvents have it (specification, section 3.1): any characters but control characters and unpaired
    /// surrogates, kept to the letter.
    ///
    /// @throws InvalidInput if it has none, more than `max`, or one that is not allowed
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
        // Metadata refuses what is no Unicode, or looks like a secret: it is kept there.
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

    /// A copy that nobody can change, as metadata keeps it.
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

    /// The type of data, so that it is the same however the event was sent. In the binary mode of HTTP every event has
    /// one, with the charset of the body perhaps; in the JSON format what has none is JSON (JSON format of
    /// CloudEvents, section 3.1). So JSON is not kept, nor are the parameters of other types of JSON, which have no
    /// meaning (RFC 8259, section 11).
    ///
    /// @param type as it was sent
    /// @return null if it is not kept
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

    /// The id of the usage event that it becomes: `ce_`, 16 characters that stand for the source, `_` and the id
    /// itself, if that has the characters of an event id and at most 108 of them. So ids that are ordered by time
    /// stay so. Otherwise it is `ceh_`, the same 16 characters, `_` and 22 that stand for the id. What stands for a
    /// text is the beginning of its SHA-256 (of UTF-8), 12 or 16 bytes, in base64url.
    public EventId eventId() {
        String prefix = hash(source, HASH_BYTES_OF_SOURCE) + "_";
        return new EventId(
                FITTING_ID.matcher(id).matches() ? "ce_" + prefix + id : "ceh_" + prefix + hash(id, HASH_BYTES_OF_ID));
    }

    /// What a usage event keeps of it.
    ///
    /// @param withSubject false if the event says otherwise whom it is about
    /// @param rest what is left of the data; null for nothing
    public Metadata metadata(boolean withSubject, @Nullable Object rest) {
        return metadata(id, source, withSubject ? subject : null, attributes, rest);
    }

    /// What a usage event kept of it when the id was the event id, and so not among the metadata.
    ///
    /// @param rest what is left of the data; null for nothing
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
