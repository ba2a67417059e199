package org.landlord.adapter.cli.output;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// How a table looks.
///
/// @param width columns of the terminal; 0 for unlimited: nothing is cut or dropped
/// @param styled true for bold headings and colours
/// @param clock the clock for relative times; null for exact times
record TableStyle(int width, boolean styled, @Nullable InstantSource clock) {

    /// No limit, no style, exact times.
    static TableStyle plain() {
        return new TableStyle(0, false, null);
    }
}
