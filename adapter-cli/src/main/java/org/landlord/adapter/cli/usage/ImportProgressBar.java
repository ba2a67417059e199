package org.landlord.adapter.cli.usage;

import me.tongfei.progressbar.ProgressBar;
import org.landlord.adapter.cli.output.Console;
import org.landlord.adapter.cli.output.ProgressBars;

/// Shows the progress of an import on a terminal: bytes, remaining time, events per second.
final class ImportProgressBar implements UsageImport.Progress, AutoCloseable {

    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;
    private static final int SMALL = 10 * MIB;

    private final ProgressBar bar;
    private final Rate rate;

    private ImportProgressBar(ProgressBar bar, Rate rate) {
        this.bar = bar;
        this.rate = rate;
    }

    /// @param size bytes to read; -1 if unknown, which leaves the remaining time unknown, too
    /// @param rate measured from the start of the import
    static ImportProgressBar on(Console console, long size, Rate rate) {
        boolean small = size >= 0 && size < SMALL;
        return new ImportProgressBar(
                ProgressBars.on(console, "Importing", size)
                        .setUnit(small ? " KiB" : " MiB", small ? KIB : MIB)
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
