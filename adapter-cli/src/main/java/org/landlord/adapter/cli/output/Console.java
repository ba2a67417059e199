package org.landlord.adapter.cli.output;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where a command reads from and prints to.
///
/// @param in standard input
/// @param out standard output. Better a raw stream than `System.out`, which hides that its reader is gone
/// @param err standard error
/// @param inIsTerminal true if a person can answer on `in`
/// @param outIsTerminal true if a person reads `out`
/// @param errIsTerminal true if a person reads `err`
/// @param width columns of the terminal; 0 if it is not known
/// @param hidden reads a line from the terminal without showing what is typed; null if there is none to read from
public record Console(
        InputStream in,
        OutputStream out,
        OutputStream err,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal,
        int width,
        Supplier<@Nullable String> hidden) {}
