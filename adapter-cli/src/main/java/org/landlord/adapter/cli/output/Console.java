package org.landlord.adapter.cli.output;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The standard streams of a command.
///
/// @param in standard input
/// @param out standard output; preferably a raw stream, because `System.out` hides failures
/// @param err standard error
/// @param inIsTerminal true if `in` is a terminal
/// @param outIsTerminal true if `out` is a terminal
/// @param errIsTerminal true if `err` is a terminal
/// @param width columns of the terminal; 0 if unknown
/// @param hidden reads a line from the terminal without echo; null without a terminal
public record Console(
        InputStream in,
        OutputStream out,
        OutputStream err,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal,
        int width,
        Supplier<@Nullable String> hidden) {}
