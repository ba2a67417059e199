package org.landlord.adapter.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Metadata;

/// Makes documents of what a gateway reports. A document that is too large is shortened: its large
/// texts, lists and objects are replaced by notes, the largest ones first, so that numbers such as
/// usage stay.
final class Reports {

    /// The member of a note that says what was there.
    static final String OMITTED = "omitted";

    /// What a value may have, in characters of JSON: tried one after the other.
    private static final int[] LIMITS = {32 << 10, 8 << 10, 2 << 10, 512, 128};

    private Reports() {}

    /// @param members as [Json] reads them
    static Metadata of(Map<String, @Nullable Object> members) {
        try {
            return Metadata.ofReport(members);
        } catch (InvalidInput _) {
            // Too large, too deep, or with a number that cannot be stored.
        }
        for (int limit : LIMITS) {
            try {
                return Metadata.ofReport(shortened(members, limit, 1));
            } catch (InvalidInput _) {
                // Still too large.
            }
        }
        return Metadata.ofReport(note("it is too large"));
    }

    /// True if a value may have to be shortened.
    static boolean isLarge(@Nullable Object value) {
        return sizeOf(value, LIMITS[0]) > LIMITS[0];
    }

    static Map<String, @Nullable Object> note(String reason) {
        Map<String, @Nullable Object> note = new LinkedHashMap<>();
        note.put(OMITTED, reason);
        return note;
    }

    private static Map<String, @Nullable Object> shortened(Map<?, ?> object, int limit, int depth) {
        Map<String, @Nullable Object> shorter = new LinkedHashMap<>();
        object.forEach((name, value) -> shorter.put(CleanText.whole((String) name), shortened(value, limit, depth)));
        return shorter;
    }

    private static @Nullable Object shortened(@Nullable Object value, int limit, int depth) {
        return switch (value) {
            case String text ->
                text.length() > limit ? note("a text of " + text.length() + " characters") : CleanText.whole(text);
            case Number number -> isStorable(number) ? number : note("a number outside the range of a double");
            case Map<?, ?> object
            when depth >= Metadata.MAX_DEPTH_OF_RUN - 1 -> note("an object with " + object.size() + " members");
            case List<?> array
            when depth >= Metadata.MAX_DEPTH_OF_RUN - 1 -> note("a list of " + array.size() + " elements");
            case Map<?, ?> object -> shortened(object, limit, depth + 1);
            case List<?> array when sizeOf(array, limit) > limit -> note("a list of " + array.size() + " elements");
            case List<?> array -> {
                List<@Nullable Object> shorter = new ArrayList<>(array.size());
                array.forEach(element -> shorter.add(shortened(element, limit, depth + 1)));
                yield shorter;
            }
            case null, default -> value;
        };
    }

    private static boolean isStorable(Number number) {
        try {
            Metadata.ofReport(Map.of("number", number));
            return true;
        } catch (InvalidInput _) {
            return false;
        }
    }

    /// The size of a value in characters of JSON, roughly; more than `limit` if it is larger.
    private static long sizeOf(@Nullable Object value, int limit) {
        long size = 2;
        switch (value) {
            case String text -> size += text.length();
            case Map<?, ?> object -> {
                for (Map.Entry<?, ?> member : object.entrySet()) {
                    size += ((String) member.getKey()).length() + sizeOf(member.getValue(), limit);
                    if (size > limit) {
                        return size;
                    }
                }
            }
            case List<?> array -> {
                for (Object element : array) {
                    size += sizeOf(element, limit);
                    if (size > limit) {
                        return size;
                    }
                }
            }
            case null, default -> size += 8;
        }
        return size;
    }
}
