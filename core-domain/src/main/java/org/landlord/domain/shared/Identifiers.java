package org.landlord.domain.shared;

import org.landlord.domain.failure.InvalidInput;

/// The shape that every id has, whether Landlord made it or the caller brought it.
public final class Identifiers {

    /// Means "the organization as a whole" where the original store needed a project id; refused as an id so that
    /// nobody can name a project that looks like it.
    public static final String RESERVED = "__org__";

    /// The most characters an id may have.
    public static final int MAX_LENGTH = 128;

    private Identifiers() {}

    /// @return the id, trimmed
    /// @throws InvalidInput if it is not 1 to 128 of `A-Z a-z 0-9 : _ -`, or is the reserved `__org__`, or has
    ///     an API key in it
    public static String check(String value) {
        String id = value.strip();
        if (AsStored.isRead() && !value.isEmpty()) {
            return value;
        }
        if (id.isEmpty() || id.length() > MAX_LENGTH || !hasOnlyAllowed(id)) {
            throw new InvalidInput("must be 1 to " + MAX_LENGTH + " characters of A-Z, a-z, 0-9, ':', '_' and '-'");
        }
        if (id.equals(RESERVED)) {
            throw new InvalidInput("must not be the reserved id " + RESERVED);
        }
        SecretValues.refuseKeys(id);
        return id;
    }

    /// By hand: several ids are checked for every usage event, and a pattern costs more than storing one.
    private static boolean hasOnlyAllowed(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && c != '_' && c != '-' && c != ':') {
                return false;
            }
        }
        return true;
    }
}
