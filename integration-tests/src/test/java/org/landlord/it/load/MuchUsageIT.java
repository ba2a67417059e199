package org.landlord.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.Cli;
import org.landlord.it.support.ServerProcess;

/// A server and command lines whose heaps hold a small part of the usage that goes through them.
@Tag("heavy")
class MuchUsageIT {

    /// How many events there are. For ten million: `-Dlandlord.load.events=10000000`, with the profile `heavy`.
    private static final int EVENTS = Integer.getInteger("landlord.load.events", 50_000);

    private static final String ORG = "org_busy";
    private static final String SMALL_SERVER = "-Xmx96m";
    private static final String SMALL_CLI = "-Xmx48m";

    /// A process that has no memory left ends, and the test with it.
    private static final String NO_SECOND_CHANCE = "-XX:+ExitOnOutOfMemoryError";

    private static final Duration PATIENCE = Duration.ofMinutes(60);

    @TempDir
    Path folder;

    @Test
    void givenLittleMemory_whenManyEventsAreImportedAndListedAndExported_thenAllOfThemComeThrough() throws IOException {
        Path events = folder.resolve("events.ndjson");
        writeEvents(events);
        try (ServerProcess server =
                ServerProcess.start(folder, folder.resolve("landlord.db"), SMALL_SERVER, NO_SECOND_CHANCE)) {
            Cli cli = new Cli(Map.of("LANDLORD_SERVER", server.uri().toString(), "LANDLORD_ORG", ORG));
            run(cli, "org", "create", "--slug", "busy", "--name", "Busy", "--id", ORG);

            Cli.Outcome imported = run(cli, "usage", "import", events.toString());

            assertThat(imported.err()).contains("imported " + EVENTS + " events", "; 0 were already recorded");
            run(cli, "usage", "list", "-o", "ndjson");
            assertThat(linesOfOutput()).isEqualTo(EVENTS);
            run(cli, "usage", "summary", "-o", "ndjson");
            assertThat(Files.readString(output())).contains("\"quantity\":" + EVENTS);
            Cli.Outcome again = run(cli, "usage", "import", events.toString());
            assertThat(again.err()).contains("imported 0 events", "; " + EVENTS + " were already recorded");
            run(cli, "doctor");
            run(cli, "audit", "export", "--format", "json");
            assertThat(server.log()).doesNotContain("OutOfMemory", "errorId");
            System.out.println(peak("server", server.pid()));
        }
    }

    private Cli.Outcome run(Cli cli, String... arguments) {
        Cli.Outcome outcome = cli.runInto(output(), List.of(SMALL_CLI, NO_SECOND_CHANCE), PATIENCE, arguments);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }

    private Path output() {
        return folder.resolve("output");
    }

    private long linesOfOutput() throws IOException {
        try (Stream<String> lines = Files.lines(output())) {
            return lines.count();
        }
    }

    private static void writeEvents(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < EVENTS; i++) {
                out.write("{\"eventId\":\"evt_%09d\",\"metric\":\"calls\",\"quantity\":1,\"runId\":\"run_%d\"}\n"
                        .formatted(i, i / 1000));
            }
        }
    }

    /// For people who run this by hand: what a process took at most, where the system tells.
    private static String peak(String name, long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(status)) {
            return name + " "
                    + lines.filter(line -> line.startsWith("VmHWM")).findFirst().orElse("");
        }
    }
}
