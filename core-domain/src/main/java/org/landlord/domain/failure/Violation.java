package org.landlord.domain.failure;

/// One rule that one piece of input breaks.
///
/// @param pointer where in the input: a JSON pointer (RFC 6901) such as `/slug` or `/3/quantity`; empty for the
///     whole. Query and path parameters are named the same way: `/limit`
/// @param detail the rule, as a sentence that goes on from the field's name: "must be …"
public record Violation(String pointer, String detail) {

    /// The same violation seen from one level up, where this input is the member `name`.
    Violation at(String name) {
        return new Violation("/" + name.replace("~", "~0").replace("/", "~1") + pointer, detail);
    }

    @Override
    public String toString() {
        return pointer.isEmpty() ? detail : pointer.substring(1) + " " + detail;
    }
}
