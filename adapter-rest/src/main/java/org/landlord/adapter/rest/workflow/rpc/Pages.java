package org.landlord.adapter.rest.workflow.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;

/// Reads lists by position, as clients of the gateway do.
final class Pages {

    /// The maximum number of items that one call examines.
    static final int MAX_EXAMINED = 20_000;

    private static final int SIZE = 200;

    private Pages() {}

    /// The items that match, from `offset` on.
    ///
    /// @param list reads a page
    /// @param offset how many of those that match to leave out
    /// @param limit the maximum number of items
    static <T> List<T> collect(Function<PageRequest, Page<T>> list, Predicate<T> matches, long offset, long limit) {
        List<T> found = new ArrayList<>();
        String cursor = null;
        long skip = offset;
        int examined = 0;
        do {
            Page<T> page = list.apply(new PageRequest(SIZE, cursor));
            for (T item : page.items()) {
                if (!matches.test(item)) {
                    continue;
                }
                if (skip > 0) {
                    skip--;
                } else {
                    found.add(item);
                }
                if (found.size() >= limit) {
                    return found;
                }
            }
            examined += SIZE;
            cursor = page.nextCursor();
        } while (cursor != null && examined < MAX_EXAMINED);
        return found;
    }

    /// All items that match.
    static <T> List<T> collect(Function<PageRequest, Page<T>> list, Predicate<T> matches) {
        return collect(list, matches, 0, Long.MAX_VALUE);
    }
}
