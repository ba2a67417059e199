package org.landlord.domain.shared;

import java.util.Set;
import org.landlord.domain.failure.InvalidInput;

/// The format of ids that other systems issue, for people and other actors. Landlord keeps them verbatim.
/// Identity providers choose their own formats: `auth0|5f7c`, `ada@example.com`, `repo:acme/app:ref:main`.
///
/// Ids are neither trimmed nor normalized: two ids that differ in one character belong to two people.
public final class ExternalIds {

    /// In Unicode code points: the limit of OpenID Connect for `sub`.
    public static final int MAX_LENGTH = 255;

    /// Clients and servers remove these from the paths of URLs, percent-encoded or not (RFC 3986, section
    /// 5.2.4).
    private static final Set<String> DOT_SEGMENTS = Set.of(".", "..");

    private ExternalIds() {}

    /// @return `id`
    /// @throws InvalidInput if it is not 1 to 255 printable characters, begins or ends with white space,
    ///     begins with a combining mark, is `.`, `..` or the reserved `__org__`, or contains an API key
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
        Characters.requireNoCombiningMark(id.codePointAt(0));
        if (!id.codePoints().allMatch(ExternalIds::isPrintable)) {
            throw new InvalidInput("must contain printable characters only");
        }
        if (id.equals(Identifiers.RESERVED)) {
            throw new InvalidInput("must not be the reserved id " + Identifiers.RESERVED);
        }
        if (DOT_SEGMENTS.contains(id)) {
            throw new InvalidInput("must not be . or .., which have a special meaning in URL paths");
        }
        SecretValues.refuseKeys(id);
        return id;
    }

    private static boolean isSpace(int codePoint) {
        return Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint);
    }

    /// Visible characters and spaces; not the replacement character and no unpaired surrogates.
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
