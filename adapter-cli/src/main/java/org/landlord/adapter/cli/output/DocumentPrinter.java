package org.landlord.adapter.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/// Prints JSON, NDJSON and YAML. Each output is one document and ends with a line feed.
final class DocumentPrinter implements Printer {

    /// Creates a generator for a format.
    @FunctionalInterface
    interface Format {
        JsonGenerator open(OutputStream out) throws IOException;
    }

    private final OutputStream out;
    private final Format format;
    private final boolean listsAreLines;
    private final boolean endsItself;

    private DocumentPrinter(OutputStream out, Format format, boolean listsAreLines, boolean endsItself) {
        this.out = out;
        this.format = format;
        this.listsAreLines = listsAreLines;
        this.endsItself = endsItself;
    }

    static DocumentPrinter json(OutputStream out) {
        return new DocumentPrinter(out, Documents::json, false, false);
    }

    static DocumentPrinter ndjson(OutputStream out) {
        return new DocumentPrinter(out, Documents::lines, true, false);
    }

    static DocumentPrinter yaml(OutputStream out) {
        return new DocumentPrinter(out, Yaml::open, false, true);
    }

    @Override
    public <T> void one(View<T> view, T item) {
        print(json -> Documents.write(json, view, item));
    }

    @Override
    public <T> void list(View<T> view, Iterable<T> items) {
        if (listsAreLines) {
            for (T item : items) {
                one(view, item);
            }
        } else {
            Iterator<T> iterator = items.iterator();
            // Fetches the first page before anything is written, because it may fail.
            var _ = iterator.hasNext();
            print(json -> Documents.writeAll(json, view, () -> iterator));
        }
    }

    @Override
    public <T> Consumer<List<T>> endless(View<T> view) {
        // In YAML, consecutive lists are one list.
        DocumentPrinter chunks = endsItself ? this : ndjson(out);
        return items -> chunks.list(view, items);
    }

    private void print(Body body) {
        try (JsonGenerator json = format.open(out)) {
            // The owner closes the stream: more documents may follow.
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            // An incomplete list must not be valid JSON.
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            body.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!endsItself) {
            writeLineFeed();
        }
    }

    private void writeLineFeed() {
        try {
            out.write("\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Body {
        void writeTo(JsonGenerator json) throws IOException;
    }
}
