package org.landlord.adapter.console;

/// HTML that contains texts of others.
final class Html {

    private Html() {}

    /// A text, in an element or in an attribute with double quotes.
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
