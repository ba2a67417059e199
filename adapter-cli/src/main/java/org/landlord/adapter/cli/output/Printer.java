package org.landlord.adapter.cli.output;

import java.util.List;
import java.util.function.Consumer;

/// Prints answers in one of the formats.
public interface Printer {

    /// Prints one thing.
    <T> void one(View<T> view, T item);

    /// Begins a list that has no end yet: each piece of it that is given is printed at once, and what is printed so
    /// far can be read. JSON becomes a line for each thing, as an array could not be read before its end.
    <T> Consumer<List<T>> endless(View<T> view);

    /// Prints a list. It is walked once; all formats but tables print while they walk.
    <T> void list(View<T> view, Iterable<T> items);
}
