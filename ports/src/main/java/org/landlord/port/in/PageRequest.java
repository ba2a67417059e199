package org.landlord.port.in;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;

/// Which page of a list.
///
/// @param limit the maximum number of items, 1 to 500
/// @param cursor the `nextCursor` of the page before; null for the first page
public record PageRequest(int limit, @Nullable String cursor) {

    public static final int DEFAULT_LIMIT = 50;

    public static final int MAX_LIMIT = 500;

    /// @throws InvalidInput naming `limit`, outside of its range
    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw InvalidInput.of("limit", "must be from 1 to " + MAX_LIMIT);
        }
    }

    /// The first page, of the default size.
    public static PageRequest first() {
        return new PageRequest(DEFAULT_LIMIT, null);
    }

    /// @param limit null for the default
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        return new PageRequest(limit == null ? DEFAULT_LIMIT : limit, cursor);
    }
}
