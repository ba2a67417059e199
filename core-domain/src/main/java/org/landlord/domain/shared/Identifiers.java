package org.landlord.domain.shared;

import org.landlord.domain.failure.InvalidInput;

/// The format of ids that Landlord or its callers create: 1 to 128 characters of `A-Z a-z 0-9 : _ -`,
/// trimmed.
public final class Identifiers {

    /// Stands for the organization as a whole in the original store; refused as an id, so that no project
    /// can look like it.
    public static final String RESERVED = "__org__";

    public static final int MAX_LENGTH = 128;

    private Identifiers() {}

    /// @return the id, trimmed
    /// @throws InvalidInput if it has another format, is the reserved `__org__`, or contains an API key
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

    /// Without a pattern: several ids are checked for every usage event, and a pattern costs more than
    /// storing the event.
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
