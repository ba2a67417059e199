package org.landlord.server.settings;

/// Recognizes JSON (RFC 8259). The settings are read before the server has a parser.
final class JsonText {

    private static final int MAX_DEPTH = 32;
    private static final int HEX_DIGITS = 4;
    private static final char FIRST_PRINTABLE = ' ';

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /// True if a text is one JSON object, nested at most 32 levels deep.
    static boolean isObject(String text) {
        JsonText json = new JsonText(text);
        json.skipSpace();
        return json.peek() == '{' && json.value(1) && json.at == text.length();
    }

    /// Reads a value and the white space behind it.
    private boolean value(int depth) {
        if (depth > MAX_DEPTH) {
            return false;
        }
        boolean isValue =
                switch (peek()) {
                    case '{' -> members('}', depth, true);
                    case '[' -> members(']', depth, false);
                    case '"' -> string();
                    case 't' -> word("true");
                    case 'f' -> word("false");
                    case 'n' -> word("null");
                    default -> number();
                };
        skipSpace();
        return isValue;
    }

    private boolean members(char end, int depth, boolean isObject) {
        at++;
        skipSpace();
        if (take(end)) {
            return true;
        }
        do {
            skipSpace();
            if (isObject && !name() || !value(depth + 1)) {
                return false;
            }
        } while (take(','));
        return take(end);
    }

    private boolean name() {
        if (peek() != '"' || !string()) {
            return false;
        }
        skipSpace();
        boolean isName = take(':');
        skipSpace();
        return isName;
    }

    private boolean string() {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c < FIRST_PRINTABLE || c == '\\' && !escape()) {
                return false;
            }
        }
        return false;
    }

    private boolean escape() {
        char c = peek();
        at++;
        if (c != 'u') {
            return "\"\\/bfnrt".indexOf(c) >= 0;
        }
        for (int digit = 0; digit < HEX_DIGITS; digit++, at++) {
            if (Character.digit(peek(), 16) < 0 || peek() > 'f') {
                return false;
            }
        }
        return true;
    }

    private boolean number() {
        take('-');
        if (!take('0') && !digits()) {
            return false;
        }
        if (take('.') && !digits()) {
            return false;
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at > start;
    }

    private boolean word(String word) {
        boolean isWord = text.startsWith(word, at);
        at += word.length();
        return isWord;
    }

    private boolean take(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private void skipSpace() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            at++;
        }
    }

    /// NUL at the end.
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
