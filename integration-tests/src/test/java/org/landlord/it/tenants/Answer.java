package org.landlord.it.tenants;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.landlord.it.support.Chance;

/// What was answered.
///
/// @param status of HTTP
/// @param headers by name, without regard to case
/// @param body empty for none
record Answer(int status, Map<String, String> headers, String body) {

    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

    private static final Pattern NO_USE_YET =
            Pattern.compile("\"(lastUsedAt|lastUsedAddress|fullAtHourlyRate|fullAtDailyRate)\":(?:null|\"127[^\"]*\")");

    static Answer of(HttpResponse<String> response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
        // How many requests are left depends on the time between them.
        headers.remove("RateLimit");
        return new Answer(response.statusCode(), headers, response.body());
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    /// Where the next page begins; null if there is none.
    @Nullable
    String nextCursor() {
        Matcher cursor = CURSOR.matcher(body);
        return cursor.find() ? cursor.group(1) : null;
    }

    /// Everything in it that a person could read.
    String text() {
        return status + "\n" + headers + "\n" + body;
    }

    /// What two servers must answer alike: ids that servers make, and times, do not count.
    String comparable() {
        return status + " " + (header("ETag") == null ? "" : "etag ")
                + (header("Idempotency-Replayed") == null ? "" : "replayed ") + withoutChance(body);
    }

    /// A text without what chance and the clock have put into it. The use of a key is written down some time
    /// after it, and a forecast at the edge of a window changes with the second in which it is made.
    static String withoutChance(String text) {
        return NO_USE_YET
                .matcher(Chance.takenOutOf(CURSOR.matcher(text).replaceAll("\"nextCursor\":\"CURSOR\"")))
                .replaceAll("\"$1\":\"INSTANT\"");
    }
}
