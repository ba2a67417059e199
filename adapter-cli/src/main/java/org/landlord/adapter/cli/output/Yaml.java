package org.landlord.adapter.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// Writes YAML in which a text is read back as a text, by readers of version 1.1 and 1.2.
final class Yaml {

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .stringQuotingChecker(new Quoting())
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private Yaml() {}

    static JsonGenerator open(OutputStream out) throws IOException {
        return Documents.escaping(
                FACTORY.createGenerator(new Escaping(new OutputStreamWriter(out, StandardCharsets.UTF_8))));
    }

    /// Writes format characters as escapes. That is the same text to whoever reads it: [Quoting] has put each
    /// text with one between double quotes, where YAML knows escapes.
    private static final class Escaping extends FilterWriter {

        private char high;

        Escaping(Writer out) {
            super(out);
        }

        @Override
        public void write(int c) throws IOException {
            if (Character.isHighSurrogate((char) c)) {
                high = (char) c;
                return;
            }
            int codePoint = Character.isLowSurrogate((char) c) ? Character.toCodePoint(high, (char) c) : c;
            StringBuilder text = new StringBuilder();
            if (c != '\n' && DisplayText.isObeyed(codePoint)) {
                DisplayText.appendEscape(text, codePoint);
            } else {
                text.appendCodePoint(codePoint);
            }
            out.append(text);
        }

        @Override
        public void write(char[] chars, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                write(chars[i]);
            }
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                write(text.charAt(i));
            }
        }
    }

    /// Quotes what Jackson quotes (`true`, `no`, `null`, …), and all that does not begin with a letter: numbers,
    /// timestamps and the special values of YAML do not, and quotes are cheap.
    private static final class Quoting extends StringQuotingChecker.Default {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value)
                    || DisplayText.isUnsafe(value)
                    || !Character.isLetter(value.codePointAt(0));
        }

        @Override
        public boolean needToQuoteName(String name) {
            return super.needToQuoteName(name)
                    || DisplayText.isUnsafe(name)
                    || !Character.isLetter(name.codePointAt(0));
        }
    }
}
