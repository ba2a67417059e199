package org.landlord.adapter.cli.shared;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;

/// A whole list, read page by page while it is walked: printing begins with the first page, and memory holds one.
public final class Pages {

    private Pages() {}

    /// All items of a list, or its first ones.
    ///
    /// @param limit how many items at most; null for all
    /// @param reader reads a page
    /// @return to be walked once
    public static <T> Iterable<T> all(@Nullable Integer limit, Function<PageRequest, Page<T>> reader) {
        return () -> new Walk<>(limit == null ? Long.MAX_VALUE : limit, reader);
    }

    private static final class Walk<T> implements Iterator<T> {

        private final Function<PageRequest, Page<T>> reader;
        private long wanted;
        private Iterator<T> items;
        private @Nullable String cursor;

        Walk(long wanted, Function<PageRequest, Page<T>> reader) {
            this.wanted = wanted;
            this.reader = reader;
            this.items = read();
        }

        private Iterator<T> read() {
            int size = (int) Math.min(wanted, PageRequest.MAX_LIMIT);
            Page<T> page = reader.apply(new PageRequest(size, cursor));
            cursor = page.nextCursor();
            return page.items().iterator();
        }

        @Override
        public boolean hasNext() {
            while (wanted > 0 && !items.hasNext() && cursor != null) {
                items = read();
            }
            return wanted > 0 && items.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            wanted--;
            return items.next();
        }
    }
}
