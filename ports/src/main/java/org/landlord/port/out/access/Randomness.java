package org.landlord.port.out.access;

/// What nobody can guess.
public interface Randomness {

    /// Digits chosen evenly and independently by a cryptographically strong source.
    ///
    /// @param digits the digits to choose from, at least 2
    /// @param count how many
    String digits(String digits, int count);
}
