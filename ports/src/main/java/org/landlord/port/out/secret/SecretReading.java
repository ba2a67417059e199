package org.landlord.port.out.secret;

/// The result of reading a secret.
public sealed interface SecretReading {

    /// The value. Its text does not contain it.
    ///
    /// @param value not blank, without white space around it
    record Read(String value) implements SecretReading {

        @Override
        public String toString() {
            return "Read[…]";
        }
    }

    /// There is no value.
    ///
    /// @param reason for administrators
    record Unreadable(String reason) implements SecretReading {}
}
