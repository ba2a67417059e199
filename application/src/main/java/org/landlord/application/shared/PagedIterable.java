package org.landlord.application.shared;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A list that may be larger than memory. It is read in pages while it is iterated, within the unit of work
/// that created it.
public final class PagedIterable {

    /// The page size if none is given.
    private static final int PIECE = 500;

    private PagedIterable() {}

    /// @param fetch reads rows after the given one (null for the beginning), at most the given number
    public static <T> Iterable<T> of(BiFunction<@Nullable T, Integer, List<T>> fetch) {
        return of(PIECE, fetch);
    }

    /// @param size the page size
    /// @param fetch reads rows after the given one (null for the beginning), at most the given number
    public static <T> Iterable<T> of(int size, BiFunction<@Nullable T, Integer, List<T>> fetch) {
        return () -> new Walk<>(size, fetch);
    }

    private static final class Walk<T> implements Iterator<T> {

        private final int size;
        private final BiFunction<@Nullable T, Integer, List<T>> fetch;
        private Iterator<T> piece = Collections.emptyIterator();
        private boolean more = true;
        private @Nullable T last;

        Walk(int size, BiFunction<@Nullable T, Integer, List<T>> fetch) {
            this.size = size;
            this.fetch = fetch;
        }

        @Override
        public boolean hasNext() {
            if (!piece.hasNext() && more) {
                List<T> rows = fetch.apply(last, size);
                more = rows.size() == size;
                piece = rows.iterator();
            }
            return piece.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            T row = piece.next();
            last = row;
            return row;
        }
    }
}
