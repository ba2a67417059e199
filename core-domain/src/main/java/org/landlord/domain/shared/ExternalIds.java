package org.landlord.domain.shared;

import java.util.Set;
import org.landlord.domain.failure.InvalidInput;

/// The shape of ids that others give out, and that Landlord keeps to the letter: those of people and of whoever else
/// acts. Identity providers write them as they like: `auth0|5f7c`, `ada@example.com`, `repo:acme/app:ref:main`.
///
/// Nothing is trimmed and nothing is normalized. Two ids that differ in one character belong to two people, and
/// whoever changes an id on the way in makes one person of them.
public final class ExternalIds {

    /// The most characters (Unicode code points) an id may have: what OpenID Connect allows for `sub`.
    public static final int MAX_LENGTH = 255;

    /// No path of a URL can name these: clients and servers remove them before anybody reads the path (RFC 3986,
    /// section 5.2.4), percent-encoded or not.
    private static final Set<String> DOT_SEGMENTS = Set.of(".", "..");

    private ExternalIds() {}

    /// @return the id, as it was given
    /// @throws InvalidInput if it is not 1 to 255 printable characters, has white space at an end, begins
    ///     with a combining mark, is `.`, `..` or the reserved `__org__`, or has an API key in it
    public static String check(String id) {
        if (AsStored.isRead() && !id.isEmpty()) {
            return id;
        }
        if (id.isEmpty() || id.codePointCount(0, id.length()) > MAX_LENGTH) {
            throw new InvalidInput("must be 1 to " + MAX_LENGTH + " characters long");
        }
        if (isSpace(id.codePointAt(0)) || isSpace(id.codePointBefore(id.length()))) {
            throw new InvalidInput("must not begin or end with white space");
        }
        Characters.requireNoMark(id.codePointAt(0));
        if (!id.codePoints().allMatch(ExternalIds::isPrintable)) {
            throw new InvalidInput("must have printable characters only");
        }
        if (id.equals(Identifiers.RESERVED)) {
            throw new InvalidInput("must not be the reserved id " + Identifiers.RESERVED);
        }
        if (DOT_SEGMENTS.contains(id)) {
            throw new InvalidInput("must not be . or .., which no path can name");
        }
        SecretValues.refuseKeys(id);
        return id;
    }

    private static boolean isSpace(int codePoint) {
        return Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint);
    }

    /// What has a shape of its own, and spaces; not what stands for a character that could not be read. An unpaired
    /// surrogate has none, and cannot be written as UTF-8 either.
    private static boolean isPrintable(int codePoint) {
        if (codePoint < 0x7f) {
            return codePoint >= ' ';
        }
        if (codePoint == Characters.REPLACEMENT) {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
