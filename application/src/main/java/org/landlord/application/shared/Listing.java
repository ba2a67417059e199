package org.landlord.application.shared;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.AsStored;
import org.landlord.domain.shared.Version;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;

/// A paged list and its cursors. A cursor contains the key of the last row of its page, so that inserted and
/// deleted rows neither repeat nor hide others. A row whose key changes meanwhile (a team or project with a
/// new slug) may be missed or repeated. A cursor also contains a checksum of its list: a cursor of another
/// list, organization or filter is refused.
///
/// The checksum is not secret and protects nothing. A cursor is a position in a list that the caller may
/// read, and each page is authorized.
public final class Listing {

    /// Separates the parts of a cursor. No key contains a control character.
    private static final String SEPARATOR = "\u001f";

    /// The most rows that are read for a page of those that fit.
    static final int MAX_READ = 5_000;

    private static final int SLICE = 500;

    /// The most bytes of a page of large rows, unless its first row has more.
    static final long MAX_BYTES = 4 << 20;

    private static final int SLICE_OF_LARGE = 20;

    private final List<@Nullable Object> identity;

    private Listing(List<@Nullable Object> identity) {
        this.identity = identity;
    }

    /// @param identity the name, the organization and every filter of the list, each with a distinct
    ///     `toString`
    public static Listing of(@Nullable Object... identity) {
        return new Listing(Arrays.asList(identity));
    }

    /// Reads a page.
    ///
    /// @param key the parts of a row's key, as `fetch` receives them; null differs from any text
    /// @param fetch reads rows after a key (null for the beginning), at most a number
    /// @throws InvalidInput naming `cursor`, if it is not a cursor of this list
    public <T> Page<T> page(PageRequest request, Function<T, Key> key, Fetch<T> fetch) {
        String cursor = request.cursor();
        int limit = request.limit() + 1;
        /// A forged cursor may contain invalid keys.
        // Keys are as stored, and may be older than a rule.
        List<T> rows = AsStored.read(() -> cursor == null ? fetch.rows(null, limit) : rowsAfter(cursor, fetch, limit));
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, request.limit());
        return new Page<>(items, encode(key.apply(items.getLast())));
    }

    /// Reads a page of rows that may be large. It has at most about [#MAX_BYTES], so that its memory is
    /// bounded: a page may have fewer rows than requested and still have a cursor.
    ///
    /// @param bytes the size of a row
    /// @throws InvalidInput naming `cursor`, if it is not a cursor of this list
    public <T> Page<T> pageOfLarge(PageRequest request, Function<T, Key> key, ToLongFunction<T> bytes, Fetch<T> fetch) {
        String cursor = request.cursor();
        return AsStored.read(() -> {
            List<T> items = new ArrayList<>();
            long total = 0;
            int asked = Math.min(request.limit() + 1, SLICE_OF_LARGE);
            List<T> rows = cursor == null ? fetch.rows(null, asked) : rowsAfter(cursor, fetch, asked);
            while (true) {
                for (T row : rows) {
                    total += bytes.applyAsLong(row);
                    if (items.size() == request.limit() || !items.isEmpty() && total > MAX_BYTES) {
                        return new Page<>(items, encode(key.apply(items.getLast())));
                    }
                    items.add(row);
                }
                if (rows.size() < asked) {
                    return new Page<>(items, null);
                }
                long average = Math.max(1, total / items.size());
                long fitting = Math.max(SLICE_OF_LARGE, (MAX_BYTES - total) / average);
                asked = (int) Math.min(request.limit() + 1L - items.size(), fitting);
                rows = fetch.rows(key.apply(items.getLast()), asked);
            }
        });
    }

    /// Reads a page of rows that are sorted by a sequence, in either direction.
    ///
    /// @param start the sequence that the rows of the first page follow
    /// @param fetch reads rows that follow a sequence, at most a number
    /// @throws InvalidInput naming `cursor`, if it is not a cursor of this list
    public <T> Page<T> pageBySequence(
            PageRequest request, ToLongFunction<T> sequence, long start, FetchBySequence<T> fetch) {
        return page(
                request,
                row -> Key.of(sequence.applyAsLong(row)),
                (last, limit) -> fetch.rows(last == null ? start : Long.parseLong(last.text(0)), limit));
    }

    /// Reads a page of the rows that fit. It reads at most [#MAX_READ] rows, so that its cost is bounded: a
    /// page may have fewer rows than requested, or none, and still have a cursor.
    ///
    /// @throws InvalidInput naming `cursor`, if it is not a cursor of this list
    public <T> Page<T> page(PageRequest request, Function<T, Key> key, Predicate<T> fits, Fetch<T> fetch) {
        String cursor = request.cursor();
        return AsStored.read(() -> {
            List<T> items = new ArrayList<>();
            List<T> rows = cursor == null ? fetch.rows(null, SLICE) : rowsAfter(cursor, fetch, SLICE);
            for (int read = rows.size(); ; read += rows.size()) {
                for (T row : rows) {
                    if (fits.test(row)) {
                        if (items.size() == request.limit()) {
                            return new Page<>(items, encode(key.apply(items.getLast())));
                        }
                        items.add(row);
                    }
                }
                if (rows.size() < SLICE) {
                    return new Page<>(items, null);
                }
                Key last = key.apply(rows.getLast());
                if (read >= MAX_READ) {
                    return new Page<>(items, encode(last));
                }
                rows = fetch.rows(last, SLICE);
            }
        });
    }

    /// What a forged cursor holds need not be what a key consists of.
    private <T> List<T> rowsAfter(String cursor, Fetch<T> fetch, int limit) {
        Key key = decode(cursor);
        try {
            return fetch.rows(key, limit);
        } catch (InvalidInput | NumberFormatException | Key.LacksPart _) {
            throw notOurs();
        }
    }

    private static InvalidInput notOurs() {
        return InvalidInput.of("cursor", "must be the nextCursor of a page of the same list with the same filters");
    }

    private String encode(Key key) {
        List<String> parts = new ArrayList<>();
        parts.add(check(key));
        key.parts().forEach(part -> parts.add(part == null ? "" : part));
        byte[] text = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private Key decode(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> parts = Arrays.asList(text.split(SEPARATOR, -1));
            List<@Nullable String> keyParts = new ArrayList<>();
            parts.subList(1, parts.size()).forEach(part -> keyParts.add(part.isEmpty() ? null : part));
            Key key = new Key(keyParts);
            if (check(key).equals(parts.getFirst())) {
                return key;
            }
        } catch (IllegalArgumentException _) {
            // Not base64, so not a cursor.
        }
        throw notOurs();
    }

    private String check(Key key) {
        List<@Nullable Object> all = new ArrayList<>(identity);
        all.addAll(key.parts());
        return Version.of(all.toArray()).value();
    }

    /// The position of a row.
    ///
    /// @param parts of its key; none is empty
    public record Key(List<@Nullable String> parts) {

        public static Key of(@Nullable Object... parts) {
            List<@Nullable String> texts = new ArrayList<>();
            for (Object part : parts) {
                texts.add(part == null ? null : part.toString());
            }
            return new Key(texts);
        }

        /// A part that every key has.
        public String text(int index) {
            String part = optional(index);
            if (part == null) {
                throw new LacksPart();
            }
            return part;
        }

        /// A part that a key may lack.
        public @Nullable String optional(int index) {
            if (index >= parts.size()) {
                throw new LacksPart();
            }
            return parts.get(index);
        }

        /// The key does not have the parts of a key of this list.
        private static final class LacksPart extends RuntimeException {

            private static final long serialVersionUID = 1L;
        }
    }

    /// Reads rows by sequence.
    @FunctionalInterface
    public interface FetchBySequence<T> {

        List<T> rows(long last, int limit);
    }

    /// Reads rows in the order of the list.
    @FunctionalInterface
    public interface Fetch<T> {

        /// @param after null for the beginning
        List<T> rows(@Nullable Key after, int limit);
    }
}
