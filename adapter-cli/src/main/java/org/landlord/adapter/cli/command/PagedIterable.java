package org.landlord.adapter.cli.command;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;

/// A list that is fetched page by page while it is iterated. Printing starts with the first page, and only
/// one page is in memory.
public final class PagedIterable {

    private PagedIterable() {}

    /// All items of a list, or its first ones.
    ///
    /// @param limit the maximum number of items; null for all
    /// @param fetch fetches a page
    /// @return to be iterated once
    public static <T> Iterable<T> of(@Nullable Integer limit, Function<PageRequest, Page<T>> fetch) {
        return () -> new Pages<>(limit == null ? Long.MAX_VALUE : limit, fetch);
    }

    private static final class Pages<T> implements Iterator<T> {

        private final Function<PageRequest, Page<T>> fetch;
        private long remaining;
        private Iterator<T> items;
        private @Nullable String cursor;

        Pages(long limit, Function<PageRequest, Page<T>> fetch) {
            this.remaining = limit;
            this.fetch = fetch;
            this.items = nextPage();
        }

        private Iterator<T> nextPage() {
            int size = (int) Math.min(remaining, PageRequest.MAX_LIMIT);
            Page<T> page = fetch.apply(new PageRequest(size, cursor));
            cursor = page.nextCursor();
            return page.items().iterator();
        }

        @Override
        public boolean hasNext() {
            while (remaining > 0 && !items.hasNext() && cursor != null) {
                items = nextPage();
            }
            return remaining > 0 && items.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            remaining--;
            return items.next();
        }
    }
}
