package org.landlord.port.out;

/// Generates unique ids.
public interface IdGenerator {

    /// A new id: the prefix, `_`, and a ULID (26 characters of Crockford's base 32) in lower case. Ids of one
    /// process are ascending.
    ///
    /// @param prefix the kind of id: `org`, `team`, `proj`, `idp`, `evt`
    String next(String prefix);
}
