package org.landlord.domain.secret;

import org.landlord.domain.shared.Text;

/// What a secret is called within its scope.
///
/// @param value 1 to 200 characters after trimming, without control characters
public record SecretName(String value) implements Comparable<SecretName> {

    /// The most characters it may have.
    public static final int MAX_LENGTH = 200;

    /// @throws org.landlord.domain.failure.InvalidInput if the text breaks a rule
    public SecretName {
        value = Text.check(value, MAX_LENGTH);
    }

    @Override
    public int compareTo(SecretName other) {
        return Text.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
