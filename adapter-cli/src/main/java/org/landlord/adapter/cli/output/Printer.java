package org.landlord.adapter.cli.output;

import java.util.List;
import java.util.function.Consumer;

/// Prints items in a format.
public interface Printer {

    /// Prints one item.
    <T> void one(View<T> view, T item);

    /// Starts a list without an end. Items are printed immediately. JSON is printed as one line per item,
    /// because an array cannot be parsed before its end.
    <T> Consumer<List<T>> endless(View<T> view);

    /// Prints a list. It is iterated once; all formats except tables print while they iterate.
    <T> void list(View<T> view, Iterable<T> items);
}
