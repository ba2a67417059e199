package org.landlord.adapter.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.landlord.domain.diagnostics.StorageRestore;

class RestoreWatchTest {

    private static final Instant STATE = Instant.parse("2026-11-30T03:00:00Z");

    @Test
    void givenALaterStateThatWasSeen_thenTheMessageSaysHowMuchOlderTheRestoredOneIs() {
        Instant seen = STATE.plus(Duration.ofMinutes(500));

        assertThat(RestoreWatch.message(new StorageRestore("db", STATE, 42, seen, 57L)))
                .isEqualTo("The database was restored from a backup. Its state is of 2026-11-30T03:00:00.000Z, its last"
                        + " sequence in the platform's audit log is 42. A later state was seen here at"
                        + " 2026-11-30T11:20:00.000Z (8 h 20 min later), with sequence 57. What was written after the"
                        + " time of the state is missing: have it sent again (docs/operations.md, Backup and restore)");
    }

    @Test
    void givenNothingThatWasSeen_thenTheMessageSaysOnlyOfWhenTheStateIs() {
        assertThat(RestoreWatch.message(new StorageRestore("db", STATE, 42, null, null)))
                .contains("Its state is of 2026-11-30T03:00:00.000Z")
                .doesNotContain("later state");
        assertThat(RestoreWatch.message(new StorageRestore("db", null, 42, STATE, 57L)))
                .contains("of an unknown time")
                .doesNotContain("min later");
    }
}
