package org.landlord.adapter.cli.usage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violation;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.RecordUsage;

/// Records a stream of events batch by batch. A batch with a fault is not recorded, and nothing after it.
final class UsageImport {

    /// How many events are recorded at once, all or none of them.
    static final int BATCH = 1000;

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
    /// @param faults a sentence for each fault of the batch that stopped the import; empty if it came to its end
    record Outcome(long accepted, long duplicates, List<String> faults) {

        /// How many events are stored, now or before.
        long stored() {
            return accepted + duplicates;
        }
    }

    private final EventLines lines;
    private final Function<List<RecordUsage>, BatchOutcome> recorder;
    private final List<RecordUsage> events = new ArrayList<>(BATCH);
    private final List<Long> lineNumbers = new ArrayList<>(BATCH);
    private final List<String> faults = new ArrayList<>();
    private long accepted;
    private long duplicates;

    /// @param recorder records a batch
    UsageImport(EventLines lines, Function<List<RecordUsage>, BatchOutcome> recorder) {
        this.lines = lines;
        this.recorder = recorder;
    }

    /// Reads to the end of the stream, or to the first batch with a fault.
    ///
    /// @throws org.landlord.domain.failure.Failure other than for faults of events; [#soFar] tells what was stored
    Outcome run(Progress progress) throws IOException {
        while (faults.isEmpty() && readBatch()) {
            record();
            progress.reached(lines.bytesRead(), accepted + duplicates);
        }
        return soFar();
    }

    /// What came of it so far.
    Outcome soFar() {
        return new Outcome(accepted, duplicates, List.copyOf(faults));
    }

    /// @return false if there is nothing left to record, or a fault was found
    private boolean readBatch() throws IOException {
        events.clear();
        lineNumbers.clear();
        for (int read = 0; read < BATCH; read++) {
            try {
                byte @Nullable [] line = lines.next();
                if (line == null) {
                    break;
                }
                events.add(UsageEventLine.read(line));
                lineNumbers.add(lines.lineNumber());
            } catch (InvalidInput refused) {
                refused.violations().forEach(violation -> fault(lines.lineNumber(), violation.toString()));
            }
        }
        return faults.isEmpty() && !events.isEmpty();
    }

    private void record() {
        try {
            BatchOutcome outcome = recorder.apply(events);
            accepted += outcome.accepted();
            duplicates += outcome.duplicates();
        } catch (InvalidInput refused) {
            refused.violations().forEach(this::faultOfBatch);
        }
    }

    /// Violations of a batch are named `/<index>/<field>`; people count lines.
    private void faultOfBatch(Violation violation) {
        String[] parts = violation.pointer().split("/", 3);
        if (parts.length > 1 && parts[1].matches("\\d{1,4}") && Integer.parseInt(parts[1]) < lineNumbers.size()) {
            String field = parts.length > 2 ? parts[2] + " " : "";
            fault(lineNumbers.get(Integer.parseInt(parts[1])), field + violation.detail());
        } else {
            faults.add(violation.toString());
        }
    }

    private void fault(long lineNumber, String sentence) {
        faults.add("line " + lineNumber + ": " + sentence);
    }
}
