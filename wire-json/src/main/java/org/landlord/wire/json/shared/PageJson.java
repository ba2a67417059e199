package org.landlord.wire.json.shared;

import java.util.function.Function;
import org.landlord.port.in.Page;
import org.landlord.wire.json.JsonShape;
import org.landlord.wire.json.ObjectReader;

/// A page of a list as JSON.
public final class PageJson {

    private PageJson() {}

    /// Writes a page whose items are written by `item`.
    public static <T> JsonShape<Page<T>> of(JsonShape<T> item) {
        return (page, out) -> out.array("items", page.items(), item).text("nextCursor", page.nextCursor());
    }

    /// Reads a page whose items are read by `item`.
    public static <T> Page<T> read(ObjectReader in, Function<ObjectReader, T> item) {
        return new Page<>(in.list("items", item), in.optional("nextCursor", Function.identity()));
    }
}
