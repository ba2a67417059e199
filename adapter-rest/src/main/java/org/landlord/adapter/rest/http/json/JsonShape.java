package org.landlord.adapter.rest.http.json;

/// How something is written as a JSON object.
@FunctionalInterface
public interface JsonShape<T> {

    /// Writes the members of `value`, in the order that readers will see.
    void write(T value, ObjectWriter out);
}
