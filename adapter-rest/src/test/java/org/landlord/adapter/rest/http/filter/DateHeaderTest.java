package org.landlord.adapter.rest.http.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DateHeaderTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @Test
    void givenAClock_whenItGoesOn_thenTheDateIsItsSecond_inTheFormatOfHttp() {
        Locale.setDefault(Locale.GERMANY);
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T15:04:05.999Z"));
        DateHeader date = new DateHeader(now::get);

        assertThat(date.value()).hasToString("Sun, 01 Nov 2026 15:04:05 GMT");
        now.set(Instant.parse("2026-11-01T15:04:05.001Z"));
        assertThat(date.value()).hasToString("Sun, 01 Nov 2026 15:04:05 GMT");
        now.set(Instant.parse("2026-11-01T15:04:06Z"));
        assertThat(date.value()).hasToString("Sun, 01 Nov 2026 15:04:06 GMT");
        now.set(Instant.parse("2026-10-31T15:04:06Z"));
        assertThat(date.value()).hasToString("Sat, 31 Oct 2026 15:04:06 GMT");
    }
}
