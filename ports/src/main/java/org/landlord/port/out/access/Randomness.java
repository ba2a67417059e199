package org.landlord.port.out.access;

/// Random secrets.
public interface Randomness {

    /// Independent, uniformly distributed digits of a cryptographically strong source.
    ///
    /// @param digits to choose from, at least 2
    String digits(String digits, int count);
}
