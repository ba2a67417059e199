package org.landlord.domain.shared;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;

/// Which characters a text may have: those that mean the same to everybody who sees them. What cannot be seen, or not
/// told apart, would let two names look alike that are different ones, and a metric be recorded past its limit.
public final class Characters {

    /// What decoders put where there was no character.
    static final int REPLACEMENT = 0xFFFD;

    /// Letters and marks that Unicode has drawn as nothing (Default_Ignorable_Code_Point), beside the variation
    /// selectors and what is a format character anyway: the combining grapheme joiner, Hangul fillers, Khmer
    /// inherent vowels.
    private static final Set<Integer> INVISIBLE =
            Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFC);

    private Characters() {}

    /// True if a text may have it.
    public static boolean isAllowed(int codePoint) {
        return codePoint >= ' ' && codePoint <= '~' || fault(codePoint) == null;
    }

    /// The text with what it may not have written as numbers: `a{U+200B}b`.
    public static String shown(String text) {
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

    /// @throws InvalidInput naming the character, if a text may not have it
    static void require(int codePoint) {
        requirePaired(codePoint);
        String fault = fault(codePoint);
        if (fault != null) {
            throw new InvalidInput("must not contain " + fault + ", and there is " + name(codePoint) + " in it");
        }
    }

    /// @throws InvalidInput if it is a mark that is drawn upon the character before it: at the beginning of a
    ///     text it would be seen upon what stands before the text, or not at all
    static void requireNoMark(int first) {
        switch (Character.getType(first)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
                throw new InvalidInput("must not begin with a combining mark, and it begins with " + name(first));
            default -> {
                // Stands for itself.
            }
        }
    }

    /// @throws InvalidInput if it is a space other than U+0020
    static void requirePlainSpace(int codePoint) {
        if (codePoint != ' ' && Character.getType(codePoint) == Character.SPACE_SEPARATOR) {
            throw new InvalidInput(
                    "must not contain spaces other than U+0020, and there is " + name(codePoint) + " in it");
        }
    }

    /// A lone surrogate is no character and cannot be written as UTF-8: it would not come back as it was given.
    static void requirePaired(int codePoint) {
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            throw new InvalidInput("must be valid Unicode");
        }
    }

    private static @Nullable String fault(int codePoint) {
        if (codePoint == REPLACEMENT) {
            return "what stands for a character that could not be read";
        }
        if (INVISIBLE.contains(codePoint) || isVariationSelector(codePoint)) {
            return "characters that cannot be seen";
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> "control characters";
            case Character.FORMAT -> "format characters";
            case Character.PRIVATE_USE -> "private-use characters";
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> "line separators";
            case Character.SURROGATE -> "halves of characters";
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
