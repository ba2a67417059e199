package org.landlord.domain.shared;

/// Fields of CSV, the same wherever events leave as such.
public final class Csv {

    /// What spreadsheets begin formulas with; some take the wide signs for the others.
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Csv() {}

    /// A text as one field (RFC 4180, section 2): quotes around what would be misread, quotes inside doubled. Some of
    /// the text is a stranger's: an apostrophe keeps a spreadsheet from running it (OWASP, "CSV Injection").
    public static String field(String text) {
        String harmless = text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        boolean plain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
