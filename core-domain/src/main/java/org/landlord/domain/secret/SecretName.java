package org.landlord.domain.secret;

import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.AsStored;
import org.landlord.domain.shared.Text;

/// The name of a secret, unique in its organization or project.
///
/// @param value 1 to 200 characters: see [Text#checkKey]; neither `.` nor `..`
public record SecretName(String value) implements Comparable<SecretName> {

    public static final int MAX_LENGTH = 200;

    public SecretName {
        value = Text.checkKey(value, MAX_LENGTH);
        if (!AsStored.isRead() && (value.equals(".") || value.equals(".."))) {
            // RFC 3986, section 5.2.4: a DELETE of the secret `..` would delete its parent.
            throw new InvalidInput("must not be . or .., which have a special meaning in URL paths");
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
