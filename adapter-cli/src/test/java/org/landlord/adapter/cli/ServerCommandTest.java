package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.domain.diagnostics.ServerLoad;
import org.landlord.domain.diagnostics.ServerStatus;
import org.landlord.domain.diagnostics.StorageStatus;

class ServerCommandTest {

    private static final Instant START = Instant.parse("2026-11-22T15:04:05.123Z");

    private final Cli cli = new Cli();

    private int run(String line) {
        cli.landlord.server = _ -> new ServerStatus(
                "1.2.3",
                null,
                START,
                START.plusSeconds(60),
                new StorageStatus("sqlite", 73_400_320L, null, 1, 2, 3, 4),
                ServerLoad.of(60, 90, 1, 0),
                5,
                6);
        return cli.run(line.split(" "));
    }

    @Test
    @DisplayName("the state of a server is printed as in the API")
    void document() {
        assertThat(run("server status -o ndjson")).isZero();

        assertThat(cli.out()).isEqualTo("""
                {"version":"1.2.3","commit":null,"startedAt":"2026-11-22T15:04:05.123Z",\
                "checkedAt":"2026-11-22T15:05:05.123Z","storage":{"kind":"sqlite","sizeBytes":73400320,\
                "freeBytes":null,"waitingWrites":1,"maxWaitingWrites":2,"readersInUse":3,"maxReaders":4},\
                "load":{"seconds":60,"requestsPerSecond":1.5,"serverErrorPercent":1.111,"usageEventsPerSecond":0},\
                "heapUsedBytes":5,"heapMaxBytes":6}
                """);
    }

    @Test
    @DisplayName("a table has a line for each value")
    void table() {
        assertThat(run("server status -o table")).isZero();

        assertThat(cli.out()).containsPattern("storage.waitingWrites +1\n").containsPattern("version +1.2.3\n");
    }
}
