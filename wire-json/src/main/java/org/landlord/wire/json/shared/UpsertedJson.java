package org.landlord.wire.json.shared;

import java.util.function.Function;
import org.landlord.port.in.Upserted;
import org.landlord.wire.json.JsonShape;
import org.landlord.wire.json.ObjectReader;

/// What is stored under a key after a PUT, as JSON: its members, and `warnings`.
public final class UpsertedJson {

    private UpsertedJson() {}

    /// Writes a value that is written by `value`.
    public static <T> JsonShape<Upserted<T>> of(JsonShape<T> value) {
        return (upserted, out) -> {
            value.write(upserted.value(), out);
            out.warnings(upserted.warnings());
        };
    }

    /// Reads a value that is read by `value`.
    ///
    /// @param created true if it did not exist before
    public static <T> Upserted<T> read(ObjectReader in, Function<ObjectReader, T> value, boolean created) {
        return new Upserted<>(value.apply(in), created, in.warnings());
    }
}
