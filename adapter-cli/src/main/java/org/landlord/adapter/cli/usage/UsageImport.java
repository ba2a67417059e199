package org.landlord.adapter.cli.usage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violation;
import org.landlord.port.in.Stages;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.wire.json.JsonReader;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.usage.UsageEventJson;

/// Records a stream of events batch by batch. A batch with a fault is not recorded, and nothing after it. While one
/// is recorded the next is read, but it is not sent before the first is known to be stored.
final class UsageImport {

    /// How many events are recorded at once, all or none of them.
    static final int BATCH = 1000;

    /// So many contradictions are told one by one.
    private static final int MOST_TOLD = 10;

    /// Hears how far the import is.
    interface Progress {

        /// So far.
        ///
        /// @param bytes how much of the stream was read
        /// @param events how many events are stored
        void reached(long bytes, long events);
    }

    /// What came of it.
    ///
    /// @param accepted how many events were recorded
    /// @param duplicates how many were recorded before
    /// @param warnings different sentences about what was recorded
    /// @param faults a sentence for each fault of the batch that stopped the import; empty if it came to its end
    record Outcome(long accepted, long duplicates, List<String> warnings, List<String> faults) {

        /// How many events are stored, now or before.
        long stored() {
            return accepted + duplicates;
        }
    }

    /// What is recorded at once.
    ///
    /// @param lineNumbers where each of the events stands
    /// @param faults of lines that are no events
    /// @param bytes how much of the stream was read with it
    private record Batch(List<RecordUsage> events, List<Long> lineNumbers, List<String> faults, long bytes) {

        boolean canBeRecorded() {
            return faults.isEmpty() && !events.isEmpty();
        }
    }

    private final EventLines lines;
    private final Function<List<RecordUsage>, CompletionStage<BatchOutcome>> recorder;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private Batch inHand;
    private long accepted;
    private long duplicates;

    /// @param recorder records a batch
    UsageImport(EventLines lines, Function<List<RecordUsage>, CompletionStage<BatchOutcome>> recorder) {
        this.lines = lines;
        this.recorder = recorder;
        this.inHand = new Batch(List.of(), List.of(), List.of(), 0);
    }

    /// Reads to the end of the stream, or to the first batch with a fault.
    ///
    /// @throws org.landlord.domain.failure.Failure other than for faults of events; [#soFar] tells what was stored,
    ///     [#inHand] what was not
    Outcome run(Progress progress) throws IOException {
        inHand = read();
        while (faults.isEmpty() && inHand.canBeRecorded()) {
            CompletionStage<BatchOutcome> answer = recorder.apply(inHand.events());
            Batch next;
            try {
                next = read();
            } finally {
                record(answer);
            }
            progress.reached(inHand.bytes(), accepted + duplicates);
            if (faults.isEmpty()) {
                inHand = next;
            }
        }
        faults.addAll(inHand.faults());
        return soFar();
    }

    /// What came of it so far.
    Outcome soFar() {
        return new Outcome(accepted, duplicates, List.copyOf(warnings), List.copyOf(faults));
    }

    /// What is being recorded, for people: `the events of lines 1 to 1000`.
    String inHand() {
        List<Long> numbers = inHand.lineNumbers();
        return numbers.isEmpty()
                ? "the events"
                : "the events of lines " + numbers.getFirst() + " to " + numbers.getLast();
    }

    private Batch read() throws IOException {
        List<RecordUsage> events = new ArrayList<>(BATCH);
        List<Long> lineNumbers = new ArrayList<>(BATCH);
        List<String> unread = new ArrayList<>();
        for (int read = 0; read < BATCH; read++) {
            try {
                byte @Nullable [] line = lines.next();
                if (line == null) {
                    break;
                }
                events.add(ObjectReader.read(JsonReader.document(line), UsageEventJson::readRecord));
                lineNumbers.add(lines.lineNumber());
            } catch (InvalidInput refused) {
                refused.violations().forEach(violation -> unread.add(atLine(lines.lineNumber(), violation.toString())));
            }
        }
        return new Batch(events, lineNumbers, unread, lines.bytesRead());
    }

    private void record(CompletionStage<BatchOutcome> answer) {
        try {
            BatchOutcome outcome = Stages.await(answer);
            accepted += outcome.accepted();
            duplicates += outcome.duplicates();
            outcome.warnings().stream()
                    .filter(_ -> warnings.size() < BatchOutcome.MAX_WARNINGS)
                    .forEach(warnings::add);
        } catch (InvalidInput refused) {
            refused.violations().forEach(violation -> faults.add(faultOfBatch(violation)));
        } catch (Conflict refused) {
            throw refused.violations().isEmpty() ? refused : new Conflict(contradictions(refused.violations()));
        }
    }

    private String contradictions(List<Violation> violations) {
        int more = violations.size() - MOST_TOLD;
        return violations.stream()
                .limit(MOST_TOLD)
                .map(this::faultOfBatch)
                .collect(Collectors.joining("; ", "", more > 0 ? "; and " + more + " more" : ""));
    }

    /// Violations of a batch are named `/<index>/<field>`; people count lines.
    private String faultOfBatch(Violation violation) {
        List<Long> lineNumbers = inHand.lineNumbers();
        String[] parts = violation.pointer().split("/", 3);
        if (parts.length > 1 && parts[1].matches("\\d{1,4}") && Integer.parseInt(parts[1]) < lineNumbers.size()) {
            String field = parts.length > 2 ? parts[2] + " " : "";
            return atLine(lineNumbers.get(Integer.parseInt(parts[1])), field + violation.detail());
        }
        return violation.toString();
    }

    private static String atLine(long lineNumber, String sentence) {
        return "line " + lineNumber + ": " + sentence;
    }
}
