package org.landlord.domain.access;

import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.AsStored;

/// The id of a request: the `X-Request-Id` of its response. 1 to 64 letters, digits, underscores, full stops,
/// colons and hyphens: nothing that could break a log line, a header or a terminal.
public record RequestId(String value) {

    public static final int MAX_LENGTH = 64;

    /// @throws InvalidInput if it has another format
    public RequestId {
        value = value.strip();
        if (!AsStored.isRead() && !isValid(value)) {
            throw new InvalidInput(
                    "must be 1 to " + MAX_LENGTH + " characters of A-Z, a-z, 0-9, '.', ':', '_' and '-'");
        }
    }

    /// True for text in the format of a request id.
    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterDigitOrColon = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= ':';
            if (!letterDigitOrColon && c != '_' && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
