package org.landlord.adapter.cli.usage;

import me.tongfei.progressbar.ProgressBar;
import org.landlord.adapter.cli.output.Console;
import org.landlord.adapter.cli.output.ProgressBars;

/// Shows how far an import is, on a terminal: bytes, remaining time, events a second.
final class ImportBar implements UsageImport.Progress, AutoCloseable {

    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;
    private static final int FEW = 10 * MIB;

    private final ProgressBar bar;
    private final Rate rate;

    private ImportBar(ProgressBar bar, Rate rate) {
        this.bar = bar;
        this.rate = rate;
    }

    /// @param size bytes to read; -1 if that is not known, and so is the remaining time
    /// @param rate from the beginning on
    static ImportBar on(Console console, long size, Rate rate) {
        boolean few = size >= 0 && size < FEW;
        return new ImportBar(
                ProgressBars.on(console, "Importing", size)
                        .setUnit(few ? " KiB" : " MiB", few ? KIB : MIB)
                        .build(),
                rate);
    }

    @Override
    public void reached(long bytes, long events) {
        bar.setExtraMessage(" " + events + " events, " + rate.of(events) + "/s");
        bar.stepTo(bytes);
    }

    @Override
    public void close() {
        bar.close();
    }
}
