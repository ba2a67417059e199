package org.landlord.adapter.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.io.OutputStream;

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
        return FACTORY.createGenerator(out);
    }

    /// Quotes what Jackson quotes (`true`, `no`, `null`, …), and all that does not begin with a letter: numbers,
    /// timestamps and the special values of YAML do not, and quotes are cheap.
    private static final class Quoting extends StringQuotingChecker.Default {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || !Character.isLetter(value.codePointAt(0));
        }

        @Override
        public boolean needToQuoteName(String name) {
            return super.needToQuoteName(name) || !Character.isLetter(name.codePointAt(0));
        }
    }
}
