package org.landlord.port.out;

/// Makes ids that nobody has made before.
public interface IdGenerator {

    /// A new id: the prefix, `_`, and a ULID (26 characters of Crockford's base 32) in lower case. Of two ids made by
    /// one process the later one is the greater one as text.
    ///
    /// @param prefix what it is for: `org`, `team`, `proj`, `idp`, `evt`
    String next(String prefix);
}
