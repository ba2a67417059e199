package org.landlord.adapter.cli.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.failure.Violation;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.RecordUsage;

class UsageImportTest {

    private final List<Integer> batches = new ArrayList<>();
    private final List<Long> reached = new ArrayList<>();

    private static String events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"eventId\":\"e" + i + "\",\"metric\":\"m\",\"quantity\":1}\n")
                .collect(Collectors.joining());
    }

    private UsageImport importing(String text) {
        return new UsageImport(lines(text), this::record);
    }

    private static EventLines lines(String text) {
        return new EventLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private CompletionStage<BatchOutcome> record(List<RecordUsage> events) {
        batches.add(events.size());
        return CompletableFuture.completedStage(new BatchOutcome(events.size() - 1, 1));
    }

    private UsageImport.Outcome run(UsageImport work) throws IOException {
        return work.run((_, events) -> reached.add(events));
    }

    @Test
    @DisplayName("a stream is recorded in batches of 1000, and what comes of them is added up")
    void batches() throws IOException {
        UsageImport.Outcome outcome = run(importing(events(2500)));

        assertThat(outcome).isEqualTo(new UsageImport.Outcome(2497, 3, List.of(), List.of()));
        assertThat(batches).containsExactly(1000, 1000, 500);
        assertThat(reached).containsExactly(1000L, 2000L, 2500L);
    }

    @Test
    @DisplayName("blank lines, a byte order mark, line ends of Windows and a missing last line end do no harm")
    void tolerance() throws IOException {
        String text = "\uFEFF" + events(1) + "\r\n  \n" + events(2).strip().replace("\n", "\r\n");

        assertThat(run(importing(text)).stored()).isEqualTo(3);
        assertThat(run(importing(""))).isEqualTo(new UsageImport.Outcome(0, 0, List.of(), List.of()));
    }

    @Test
    @DisplayName("an id that was used for another event is told by the number of its line")
    void contradictions() {
        UsageImport work = new UsageImport(
                lines(events(2) + "\n" + events(1)),
                _ -> CompletableFuture.failedStage(
                        new Conflict("an id was used", List.of(new Violation("/2/eventId", "was used: e0")))));

        assertThatThrownBy(() -> run(work)).isInstanceOf(Conflict.class).hasMessage("line 4: eventId was used: e0");
    }

    @Test
    @DisplayName("every bad line of a batch is told by its number; the batch is not recorded, nothing after it is read")
    void badLines() throws IOException {
        String text = events(1000) + "\n" + "{\"metric\":\"m\"}\n" + events(1) + "nonsense\n" + events(2000);

        UsageImport.Outcome outcome = run(importing(text));

        assertThat(outcome.stored()).isEqualTo(1000);
        assertThat(batches).containsExactly(1000);
        assertThat(outcome.faults()).hasSize(2);
        assertThat(outcome.faults().getFirst()).isEqualTo("line 1002: quantity is required");
        assertThat(outcome.faults().getLast()).startsWith("line 1004: must be JSON");
    }

    @Test
    @DisplayName("what Landlord finds in a batch is told by line, too")
    void faultsOfABatch() throws IOException {
        InvalidInput refused = new InvalidInput(List.of(
                new Violation("/1/projectId", "must name a project"), new Violation("/since", "is another matter")));
        UsageImport work = new UsageImport(lines("\n" + events(3)), _ -> CompletableFuture.failedStage(refused));

        assertThat(run(work).faults())
                .containsExactly("line 3: projectId must name a project", "since is another matter");
    }

    @Test
    @DisplayName("if Landlord goes away it is known what was stored")
    void unavailable() {
        UsageImport work = new UsageImport(lines(events(1500)), events -> {
            return events.size() < UsageImport.BATCH
                    ? CompletableFuture.failedStage(new Unavailable("gone", Duration.ofSeconds(1)))
                    : CompletableFuture.completedStage(new BatchOutcome(events.size(), 0));
        });

        assertThatThrownBy(() -> run(work)).isInstanceOf(Unavailable.class);
        assertThat(work.soFar().stored()).isEqualTo(1000);
        assertThat(work.currentLines()).isEqualTo("lines 1001 to 1500");
    }

    @Test
    @DisplayName("while a batch is recorded the next is read, but not sent before the first is stored")
    void readAhead() throws IOException {
        CompletableFuture<BatchOutcome> first = new CompletableFuture<>();
        byte[] stream = events(1001).getBytes(StandardCharsets.UTF_8);
        // Nothing but the end of the stream, which only the second batch gets to see, completes the first.
        InputStream in = new ByteArrayInputStream(stream) {
            @Override
            public int read(byte[] buffer) {
                int count = read(buffer, 0, buffer.length);
                if (count < 0 && !first.isDone()) {
                    assertThat(batches).containsExactly(1000);
                    first.complete(new BatchOutcome(1000, 0));
                }
                return count;
            }
        };
        UsageImport work = new UsageImport(
                new EventLines(in), events -> events.size() == UsageImport.BATCH ? begun(first) : record(events));

        assertThat(run(work).stored()).isEqualTo(1001);
        assertThat(batches).containsExactly(1000, 1);
    }

    private CompletionStage<BatchOutcome> begun(CompletionStage<BatchOutcome> answer) {
        batches.add(UsageImport.BATCH);
        return answer;
    }

    @Test
    @DisplayName("a fault behind a batch is told only once that is stored, and lost if it is not")
    void faultAhead() throws IOException {
        String text = events(1000) + "nonsense\n";
        UsageImport stored = importing(text);
        UsageImport refused = new UsageImport(
                lines(text), _ -> CompletableFuture.failedStage(InvalidInput.of("0", "is out of the question")));

        assertThat(run(stored).stored()).isEqualTo(1000);
        assertThat(stored.soFar().faults()).singleElement().asString().startsWith("line 1001: must be JSON");
        assertThat(run(refused).faults()).containsExactly("line 1: is out of the question");
    }

    @Test
    @DisplayName("a line without end does not fill the memory, and a line that is not UTF-8 is told")
    void odd() throws IOException {
        String endless = "x".repeat(EventLines.MAX_LINE_BYTES + 1) + "\n" + events(1);
        assertThat(run(importing(endless)).faults()).containsExactly("line 1: must be at most 1048576 bytes long");

        byte[] latin1 = "{\"metric\":\"é\",\"quantity\":1}".getBytes(StandardCharsets.ISO_8859_1);
        UsageImport work = new UsageImport(new EventLines(new ByteArrayInputStream(latin1)), this::record);
        assertThat(run(work).faults()).singleElement().asString().startsWith("line 1: must be JSON");
    }
}
