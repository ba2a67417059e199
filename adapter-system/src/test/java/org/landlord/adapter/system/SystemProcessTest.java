package org.landlord.adapter.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SystemProcessTest {

    private final SystemProcess process = new SystemProcess();

    @Test
    void theBuildNamesTheVersion_andTheCommitIfItWasTold() {
        assertThat(process.version()).matches("\\d+\\..*");
        assertThat(process.commit())
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        known -> assertThat(known).matches("[0-9a-f]{7,40}"));
    }

    @Test
    void theProcessStartedBeforeNow_andUsesAPartOfItsHeap() {
        assertThat(process.startedAt()).isBeforeOrEqualTo(Instant.now()).isAfter(Instant.EPOCH);
        assertThat(process.heapUsedBytes()).isBetween(1L, process.heapMaxBytes());
    }
}
