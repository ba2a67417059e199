package org.landlord.adapter.rest.http.filter;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Adds `Date` to every response, as RFC 9110, section 6.6.1 demands. `landlord doctor --server` compares it
/// with the clock of the client.
@Singleton
class DateHeader {

    /// The preferred format of RFC 9110, section 5.6.7. (The constant of the JDK has days of one digit.)
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final int FIRST = Integer.MIN_VALUE;

    /// The text of a second. Formatted once, because a server responds many times in a second.
    private record Second(long epochSecond, CharSequence text) {}

    private final InstantSource clock;
    private volatile Second current = new Second(Long.MIN_VALUE, "");

    DateHeader() {
        this(InstantSource.system());
    }

    DateHeader(InstantSource clock) {
        this.clock = clock;
    }

    void route(@Observes @Priority(3) Router router) {
        router.route().order(FIRST).handler(context -> {
            context.response().putHeader(HttpHeaders.DATE, value());
            context.next();
        });
    }

    /// The current time as `Date` has it.
    CharSequence value() {
        Instant now = clock.instant();
        Second known = current;
        if (known.epochSecond() != now.getEpochSecond()) {
            known = new Second(now.getEpochSecond(), HttpHeaders.createOptimized(FORMAT.format(now)));
            current = known;
        }
        return known.text();
    }
}
