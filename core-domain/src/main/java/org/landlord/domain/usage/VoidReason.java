package org.landlord.domain.usage;

import org.landlord.domain.shared.Text;

/// Why a usage event was reversed, for whoever reads the ledger later.
///
/// @param value 1 to 500 characters after trimming, in NFC, of those that can be seen
public record VoidReason(String value) {

    /// The most characters it may have.
    public static final int MAX_LENGTH = 500;

    /// @throws org.landlord.domain.failure.InvalidInput if the text breaks a rule
    public VoidReason {
        value = Text.check(value, MAX_LENGTH);
    }

    @Override
    public String toString() {
        return value;
    }
}
