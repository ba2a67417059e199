package org.landlord.domain.secret;

import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.AsStored;
import org.landlord.domain.shared.Text;

/// What a secret is called within its scope.
///
/// @param value 1 to 200 characters after trimming, in NFC, of those that can be seen; neither `.` nor `..`
public record SecretName(String value) implements Comparable<SecretName> {

    /// The most characters it may have.
    public static final int MAX_LENGTH = 200;

    /// @throws InvalidInput if the text breaks a rule
    public SecretName {
        value = Text.checkKey(value, MAX_LENGTH);
        if (!AsStored.isRead() && (value.equals(".") || value.equals(".."))) {
            // RFC 3986, section 5.2.4: deleting the secret `..` would delete what it is a secret of.
            throw new InvalidInput("must not be . or .., which mean something else in the path of a URL");
        }
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
