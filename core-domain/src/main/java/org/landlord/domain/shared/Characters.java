package org.landlord.domain.shared;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;

/// The characters that texts may contain. Invisible and ambiguous characters are refused: with them two
/// different names could look the same, and usage of a metric could bypass its limit.
public final class Characters {

    /// The replacement character, which decoders insert for invalid input.
    static final int REPLACEMENT = 0xFFFD;

    /// Invisible letters and marks (Default_Ignorable_Code_Point) other than variation selectors and format
    /// characters: the combining grapheme joiner, Hangul fillers, Khmer inherent vowels.
    private static final Set<Integer> INVISIBLE =
            Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFC);

    private Characters() {}

    public static boolean isAllowed(int codePoint) {
        return codePoint >= ' ' && codePoint <= '~' || fault(codePoint) == null;
    }

    /// The text with every refused character written as its number: `a{U+200B}b`.
    public static String escape(String text) {
        if (text.codePoints().allMatch(Characters::isAllowed)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            if (isAllowed(codePoint)) {
                shown.appendCodePoint(codePoint);
            } else {
                shown.append('{').append(number(codePoint)).append('}');
            }
        });
        return shown.toString();
    }

    /// @throws InvalidInput naming the character, if it is refused
    static void require(int codePoint) {
        requirePaired(codePoint);
        String fault = fault(codePoint);
        if (fault != null) {
            throw new InvalidInput("must not contain " + fault + ": found " + name(codePoint));
        }
    }

    /// @throws InvalidInput if it is a combining mark: at the start of a text it would combine with the
    ///     character before the text
    static void requireNoCombiningMark(int first) {
        switch (Character.getType(first)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
                throw new InvalidInput("must not begin with a combining mark: found " + name(first));
            default -> {
                // Allowed.
            }
        }
    }

    /// @throws InvalidInput if it is a space other than U+0020
    static void requirePlainSpace(int codePoint) {
        if (codePoint != ' ' && Character.getType(codePoint) == Character.SPACE_SEPARATOR) {
            throw new InvalidInput("must not contain spaces other than U+0020: found " + name(codePoint));
        }
    }

    /// A lone surrogate cannot be encoded as UTF-8, so it could not be returned unchanged.
    static void requirePaired(int codePoint) {
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            throw new InvalidInput("must be valid Unicode");
        }
    }

    private static @Nullable String fault(int codePoint) {
        if (codePoint == REPLACEMENT) {
            return "the replacement character";
        }
        if (INVISIBLE.contains(codePoint) || isVariationSelector(codePoint)) {
            return "invisible characters";
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> "control characters";
            case Character.FORMAT -> "format characters";
            case Character.PRIVATE_USE -> "private-use characters";
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> "line separators";
            case Character.SURROGATE -> "unpaired surrogates";
            case Character.UNASSIGNED -> isNoncharacter(codePoint) ? "noncharacters" : "unassigned characters";
            default -> null;
        };
    }

    private static boolean isVariationSelector(int codePoint) {
        return codePoint >= 0xFE00 && codePoint <= 0xFE0F
                || codePoint >= 0xE0100 && codePoint <= 0xE01EF
                || codePoint >= 0x180B && codePoint <= 0x180F;
    }

    private static boolean isNoncharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || codePoint >= 0xFDD0 && codePoint <= 0xFDEF;
    }

    private static String number(int codePoint) {
        return String.format(Locale.ROOT, "U+%04X", codePoint);
    }

    private static String name(int codePoint) {
        String number = number(codePoint);
        String name = Character.getType(codePoint) == Character.UNASSIGNED ? null : Character.getName(codePoint);
        return name == null ? number : number + " (" + name + ")";
    }
}
