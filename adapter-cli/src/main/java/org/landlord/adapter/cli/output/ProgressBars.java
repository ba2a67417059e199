package org.landlord.adapter.cli.output;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Builds progress bars: on standard error, as wide as the terminal, with elapsed and remaining time.
public final class ProgressBars {

    private static final int DEFAULT_WIDTH = 80;

    private ProgressBars() {}

    /// @param task a word for the operation
    /// @param size the number of steps; -1 if unknown
    public static ProgressBarBuilder on(Console console, String task, long size) {
        PrintStream err = new PrintStream(console.err(), true, StandardCharsets.UTF_8);
        int width = console.width() > 0 ? console.width() : DEFAULT_WIDTH;
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setStyle(ProgressBarStyle.ASCII)
                .setInitialMax(size)
                .setConsumer(new ConsoleProgressBarConsumer(err, width - 1));
    }
}
