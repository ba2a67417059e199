package org.landlord.domain.shared;

/// Says where something lives: a URL, a URN, an ARN, a path in a vault. Never the thing itself.
///
/// @param value 1 to 2048 characters after trimming, without control characters, not looking like a secret's value
public record Reference(String value) {

    /// The most characters it may have.
    public static final int MAX_LENGTH = 2048;

    /// @throws org.landlord.domain.failure.InvalidInput if the text breaks a rule or looks like a secret's value
    public Reference {
        // Before the rules of text: a PEM key has line breaks, and "no control characters" would hide the real fault.
        SecretValues.refuse(value);
        value = Text.check(value, MAX_LENGTH);
    }

    @Override
    public String toString() {
        return value;
    }
}
