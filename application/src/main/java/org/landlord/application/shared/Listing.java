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

/// One list that is read page by page, and its cursors. A cursor holds the key of the last row of its page, so that
/// rows which come and go meanwhile neither repeat nor hide others, and a check over the list it belongs to: a
/// cursor of
/// another list, another organization or another filter is refused, and so is one that was tampered with.
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
        Key after = cursor == null ? null : decode(cursor);
        // The key of a row is as it is stored.
        List<T> rows = AsStored.read(() -> fetch.rows(after, request.limit() + 1));
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, request.limit());
        return new Page<>(items, encode(key.apply(items.getLast())));
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
        throw InvalidInput.of("cursor", "must be the nextCursor of a page of the same list with the same filters");
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
            String part = parts.get(index);
            if (part == null) {
                throw new IllegalStateException("part " + index + " of a cursor's key is never null");
            }
            return part;
        }

        /// A part that a key may lack.
        public @Nullable String optional(int index) {
            return parts.get(index);
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
