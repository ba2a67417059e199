package org.landlord.adapter.cli.usage;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.landlord.adapter.cli.output.Console;

/// Shows how far an import is, on a terminal: bytes, rate, remaining time, events.
final class ImportBar implements UsageImport.Progress, AutoCloseable {

    private static final int DEFAULT_WIDTH = 80;
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;
    private static final int FEW = 10 * MIB;

    private final ProgressBar bar;

    private ImportBar(ProgressBar bar) {
        this.bar = bar;
    }

    /// @param size bytes to read; -1 if that is not known
    static ImportBar on(Console console, long size) {
        PrintStream err = new PrintStream(console.err(), true, StandardCharsets.UTF_8);
        int width = console.width() > 0 ? console.width() : DEFAULT_WIDTH;
        boolean few = size >= 0 && size < FEW;
        return new ImportBar(new ProgressBarBuilder()
                .setTaskName("Importing")
                .setStyle(ProgressBarStyle.ASCII)
                .setInitialMax(size)
                .setUnit(few ? " KiB" : " MiB", few ? KIB : MIB)
                .showSpeed()
                .setConsumer(new ConsoleProgressBarConsumer(err, width - 1))
                .build());
    }

    @Override
    public void reached(long bytes, long events) {
        bar.setExtraMessage(" " + events + " events");
        bar.stepTo(bytes);
    }

    @Override
    public void close() {
        bar.close();
    }
}
