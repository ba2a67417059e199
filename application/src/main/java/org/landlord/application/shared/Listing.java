package org.landlord.application.shared;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.AsStored;
import org.landlord.domain.shared.Version;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;

/// One list that is read page by page, and its cursors. A cursor holds the key of the last row of its page, so
/// that rows which come and go meanwhile neither repeat nor hide others; only a row whose key changes in
/// between, a team or project under a new slug, may be missed or come twice. It also holds a check over the
/// list that it belongs to: a cursor of another list, another organization or another filter is taken for a
/// mistake and refused.
///
/// The check is a hash without a secret, so anybody can compute it: it is no protection, and need be none. A cursor
/// says where to go on in a list that the caller may read anyway, and every list asks for that with every page.
public final class Listing {

    /// Stands between the parts of a cursor: no key contains a control character.
    private static final String SEPARATOR = "\u001f";

    private final List<@Nullable Object> identity;

    private Listing(List<@Nullable Object> identity) {
        this.identity = identity;
    }

    /// @param identity what the list is: its name, its organization and every filter, each with a `toString` that
    ///     tells it apart
    public static Listing of(@Nullable Object... identity) {
        return new Listing(Arrays.asList(identity));
    }

    /// Reads a page.
    ///
    /// @param key the texts of a row's key, the way `fetch` gets them back; null is kept apart from any text
    /// @param fetch reads rows: the key after which to go on (null for the beginning) and how many at most
    /// @throws InvalidInput naming `cursor`, if the cursor is none of this list's
    public <T> Page<T> page(PageRequest request, Function<T, Key> key, Fetch<T> fetch) {
        String cursor = request.cursor();
        int limit = request.limit() + 1;
        // The key of a row is as it is stored.
        List<T> rows = AsStored.read(() -> cursor == null ? fetch.rows(null, limit) : rowsAfter(cursor, fetch, limit));
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, request.limit());
        return new Page<>(items, encode(key.apply(items.getLast())));
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
            // No base64: no cursor of ours either.
        }
        throw notOurs();
    }

    private String check(Key key) {
        List<@Nullable Object> all = new ArrayList<>(identity);
        all.addAll(key.parts());
        return Version.of(all.toArray()).value();
    }

    /// Where a row stands in its list.
    ///
    /// @param parts the texts of its key; none is empty
    public record Key(List<@Nullable String> parts) {

        /// @param parts each becomes its `toString`
        public static Key of(@Nullable Object... parts) {
            List<@Nullable String> texts = new ArrayList<>();
            for (Object part : parts) {
                texts.add(part == null ? null : part.toString());
            }
            return new Key(texts);
        }

        /// A part that every key of the list has.
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

        /// No key of the list looks like this.
        private static final class LacksPart extends RuntimeException {

            private static final long serialVersionUID = 1L;
        }
    }

    /// Reads rows in the order of the list.
    @FunctionalInterface
    public interface Fetch<T> {

        /// @param after the key to go on after; null for the beginning
        /// @param limit the most rows to return
        List<T> rows(@Nullable Key after, int limit);
    }
}
