package org.landlord.domain.failure;

/// A rule that a part of the input breaks.
///
/// @param pointer the part of the input: a JSON pointer (RFC 6901) such as `/slug` or `/3/quantity`; empty
///     for the whole. Parameters have pointers too: `/limit`
/// @param detail the rule, continuing after the name of the field: "must be …"
public record Violation(String pointer, String detail) {

    /// This violation for the object that contains the input as its member `name`.
    Violation at(String name) {
        return new Violation("/" + name.replace("~", "~0").replace("/", "~1") + pointer, detail);
    }

    @Override
    public String toString() {
        return pointer.isEmpty() ? detail : pointer.substring(1) + " " + detail;
    }
}
