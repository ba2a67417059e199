package org.landlord.adapter.rest.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.landlord.adapter.rest.http.body.BoundedBody;

/// The JSON of this API, on Jackson's streaming core: no data binding, so nothing is read or written by
/// reflection.
public final class Json {

    /// Deeper than the 8 levels of metadata by what lies around it, and far from what would overflow a stack.
    private static final int MAX_NESTING = 32;

    /// No string is longer than the largest body of one document; in a batch, too, its rest could not be good.
    private static final int MAX_STRING_CHARS = (int) BoundedBody.MAX_BYTES;

    /// As long as all of the metadata that it could be a name in.
    private static final int MAX_NAME_CHARS = 16 << 10;

    /// Twice as many digits take four times as long. Quantities have at most 28; metadata may have more.
    private static final int MAX_NUMBER_CHARS = 1000;

    public static final JsonFactory FACTORY = new JsonFactoryBuilder()
            // The names of members come from callers: they must not stay in the JVM's pool of strings.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_STRING_CHARS)
                    .maxNameLength(MAX_NAME_CHARS)
                    .maxNumberLength(MAX_NUMBER_CHARS)
                    .build())
            .build();

    private Json() {}

    /// `value` as a JSON object.
    public static <T> String write(T value, JsonShape<T> shape) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            new ObjectWriter(out).whole(value, shape);
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes everything", e);
        }
        return text.toString();
    }

    /// Writes to a stream, which stays open.
    ///
    /// @throws IOException if the stream takes no more
    public static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }
}
