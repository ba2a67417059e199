package org.landlord.domain.shared;

import org.landlord.domain.failure.InvalidInput;

/// The rules that every piece of text keeps: trimmed, not empty, bounded, printable, valid Unicode.
public final class Text {

    private Text() {}

    /// @param value the text as given
    /// @param max the most characters (Unicode code points) it may have after trimming
    /// @return the trimmed text
    /// @throws InvalidInput if it is empty, too long, or has control characters or unpaired surrogates
    public static String check(String value, int max) {
        String text = value.strip();
        if (text.isEmpty()) {
            throw new InvalidInput("must not be empty");
        }
        if (text.codePointCount(0, text.length()) > max) {
            throw new InvalidInput("must be at most " + max + " characters long");
        }
        text.codePoints().forEach(Text::checkCodePoint);
        return text;
    }

    private static void checkCodePoint(int codePoint) {
        if (Character.isISOControl(codePoint)) {
            throw new InvalidInput("must not contain control characters");
        }
        checkPaired(codePoint);
    }

    /// A lone surrogate is no character and cannot be written as UTF-8: it would not come back as it was given.
    static void checkPaired(int codePoint) {
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            throw new InvalidInput("must be valid Unicode");
        }
    }
}
