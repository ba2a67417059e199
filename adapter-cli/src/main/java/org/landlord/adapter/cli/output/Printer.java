package org.landlord.adapter.cli.output;

/// Prints answers in one of the formats.
public interface Printer {

    /// Prints one thing.
    <T> void one(View<T> view, T item);

    /// Prints a list. It is walked once; all formats but tables print while they walk.
    <T> void list(View<T> view, Iterable<T> items);
}
