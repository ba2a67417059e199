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

/// Records a stream of events in batches. Stops at the first batch with a fault, which is not recorded. The
/// next batch is read while one is being recorded, and sent when that one is stored.
final class UsageImport {

    /// Events per batch. A batch is recorded completely or not at all.
    static final int BATCH = 1000;

    /// The most conflicts listed in one message.
    private static final int MAX_SHOWN = 10;

    /// Receives the progress of the import.
    interface Progress {

        /// @param bytes bytes read from the stream so far
        /// @param events events stored so far
        void reached(long bytes, long events);
    }

    /// The result of an import.
    ///
    /// @param accepted events recorded by this import
    /// @param duplicates events that were recorded before
    /// @param warnings distinct warnings about recorded events
    /// @param faults the faults of the batch that stopped the import; empty if the import is complete
    record Outcome(long accepted, long duplicates, List<String> warnings, List<String> faults) {

        /// Events that are stored, including duplicates.
        long stored() {
            return accepted + duplicates;
        }
    }

    /// Events that are recorded together.
    ///
    /// @param lineNumbers the line of each event
    /// @param faults faults of lines that are not valid events
    /// @param bytes bytes read from the stream, including this batch
    private record Batch(List<RecordUsage> events, List<Long> lineNumbers, List<String> faults, long bytes) {

        boolean canBeRecorded() {
            return faults.isEmpty() && !events.isEmpty();
        }
    }

    private final EventLines lines;
    private final Function<List<RecordUsage>, CompletionStage<BatchOutcome>> recorder;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private Batch current;
    private long accepted;
    private long duplicates;

    /// @param recorder records a batch
    UsageImport(EventLines lines, Function<List<RecordUsage>, CompletionStage<BatchOutcome>> recorder) {
        this.lines = lines;
        this.recorder = recorder;
        this.current = new Batch(List.of(), List.of(), List.of(), 0);
    }

    /// Imports the stream up to its end or to the first batch with a fault.
    ///
    /// @throws org.landlord.domain.failure.Failure for reasons other than invalid events; then [#soFar] is
    ///     what was stored, and [#currentLines] what was not
    Outcome run(Progress progress) throws IOException {
        current = read();
        while (faults.isEmpty() && current.canBeRecorded()) {
            CompletionStage<BatchOutcome> answer = recorder.apply(current.events());
            Batch next;
            try {
                next = read();
            } finally {
                record(answer);
            }
            progress.reached(current.bytes(), accepted + duplicates);
            if (faults.isEmpty()) {
                current = next;
            }
        }
        faults.addAll(current.faults());
        return soFar();
    }

    /// The result so far.
    Outcome soFar() {
        return new Outcome(accepted, duplicates, List.copyOf(warnings), List.copyOf(faults));
    }

    /// The current batch, for messages: `lines 1 to 1000`.
    String currentLines() {
        List<Long> numbers = current.lineNumbers();
        return numbers.isEmpty() ? "the first batch" : "lines " + numbers.getFirst() + " to " + numbers.getLast();
    }

    private Batch read() throws IOException {
        List<RecordUsage> events = new ArrayList<>(BATCH);
        List<Long> lineNumbers = new ArrayList<>(BATCH);
        List<String> invalid = new ArrayList<>();
        for (int read = 0; read < BATCH; read++) {
            try {
                byte @Nullable [] line = lines.next();
                if (line == null) {
                    break;
                }
                events.add(ObjectReader.read(JsonReader.document(line), UsageEventJson::readRecord));
                lineNumbers.add(lines.lineNumber());
            } catch (InvalidInput rejected) {
                rejected.violations()
                        .forEach(violation -> invalid.add(atLine(lines.lineNumber(), violation.toString())));
            }
        }
        return new Batch(events, lineNumbers, invalid, lines.bytesRead());
    }

    private void record(CompletionStage<BatchOutcome> answer) {
        try {
            BatchOutcome outcome = Stages.await(answer);
            accepted += outcome.accepted();
            duplicates += outcome.duplicates();
            outcome.warnings().stream()
                    .filter(_ -> warnings.size() < BatchOutcome.MAX_WARNINGS)
                    .forEach(warnings::add);
        } catch (InvalidInput rejected) {
            rejected.violations().forEach(violation -> faults.add(faultOfBatch(violation)));
        } catch (Conflict rejected) {
            throw rejected.violations().isEmpty() ? rejected : new Conflict(conflicts(rejected.violations()));
        }
    }

    private String conflicts(List<Violation> violations) {
        int more = violations.size() - MAX_SHOWN;
        return violations.stream()
                .limit(MAX_SHOWN)
                .map(this::faultOfBatch)
                .collect(Collectors.joining("; ", "", more > 0 ? "; and " + more + " more" : ""));
    }

    /// Converts `/<index>/<field>` of a batch to a line number.
    private String faultOfBatch(Violation violation) {
        List<Long> lineNumbers = current.lineNumbers();
        String[] parts = violation.pointer().split("/", 3);
        if (parts.length > 1 && parts[1].matches("\\d{1,4}") && Integer.parseInt(parts[1]) < lineNumbers.size()) {
            String field = parts.length > 2 ? parts[2] + " " : "";
            return atLine(lineNumbers.get(Integer.parseInt(parts[1])), field + violation.detail());
        }
        return violation.toString();
    }

    private static String atLine(long lineNumber, String message) {
        return "line " + lineNumber + ": " + message;
    }
}
