package org.landlord.adapter.cli.output;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// What progress bars have in common: they are on standard error, as wide as the terminal, and say how much time has
/// gone by and how much is left.
public final class ProgressBars {

    private static final int DEFAULT_WIDTH = 80;

    private ProgressBars() {}

    /// @param task what is being done, in a word
    /// @param size how much there is to do; -1 if that is not known
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
