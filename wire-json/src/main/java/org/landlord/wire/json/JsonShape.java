package org.landlord.wire.json;

/// How a value is written as a JSON object.
@FunctionalInterface
public interface JsonShape<T> {

    /// Writes the members of `value`, in the order in which readers see them.
    void write(T value, ObjectWriter out);
}
