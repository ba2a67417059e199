package org.landlord.adapter.client.shared;

import com.fasterxml.jackson.core.JsonToken;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Unavailable;
import org.landlord.wire.json.JsonReader;
import org.landlord.wire.json.ObjectReader;

/// A JSON object that is read while it arrives, member by member, in the order that the API defines.
/// Every method throws [Unavailable] if the response is incomplete, and [UnexpectedResponse] if it is malformed.
public final class StreamedResponse implements AutoCloseable {

    private final ApiCall call;
    private final ReadTimeoutInputStream in;
    private final JsonReader json;
    private boolean ended;

    StreamedResponse(ApiCall call, ReadTimeoutInputStream in) {
        this.call = call;
        this.in = in;
        this.json = parse(() -> new JsonReader(in));
    }

    /// Reads the members before the last one, which is an array for [#elements].
    ///
    /// @param last the name of that array
    /// @param type converts the members before it
    public <T> T membersBefore(String last, Function<ObjectReader, T> type) {
        require(JsonToken.START_OBJECT, next());
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (next() == JsonToken.FIELD_NAME && !json.name().equals(last)) {
            String name = json.name();
            next();
            members.put(name, parse(json::value));
        }
        require(JsonToken.FIELD_NAME, json.first());
        return read(members, type);
    }

    /// The elements of the last member, an array. Iteration ends only at the end of the whole response, so that an
    /// incomplete response is never mistaken for a complete one. Can be iterated once.
    ///
    /// @param type converts an element
    public <T> Iterable<T> elements(Function<ObjectReader, T> type) {
        Iterator<T> elements = new Elements<>(type);
        return () -> elements;
    }

    private final class Elements<T> implements Iterator<T> {

        private final Function<ObjectReader, T> type;
        private boolean begun;
        private @Nullable T next;

        Elements(Function<ObjectReader, T> type) {
            this.type = type;
        }

        @Override
        public boolean hasNext() {
            return next != null || (!ended && advance());
        }

        @Override
        public T next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            T element = next;
            next = null;
            return element;
        }

        /// @return false at the end of the response
        private boolean advance() {
            if (!begun) {
                begun = true;
                require(JsonToken.START_ARRAY, StreamedResponse.this.next());
            }
            if (StreamedResponse.this.next() != JsonToken.END_ARRAY) {
                next = read(parse(json::value), type);
                return true;
            }
            require(JsonToken.END_OBJECT, StreamedResponse.this.next());
            requireEnd();
            ended = true;
            return false;
        }
    }

    private @Nullable JsonToken next() {
        return parse(json::next);
    }

    private void requireEnd() {
        try {
            json.end();
        } catch (InvalidInput e) {
            throw unreadable("unexpected data after the JSON document", e);
        } catch (UncheckedIOException e) {
            throw incomplete(e);
        }
    }

    /// Discards the rest of the response.
    @Override
    public void close() {
        parse(() -> {
            json.close();
            return true;
        });
    }

    private void require(JsonToken expected, @Nullable JsonToken found) {
        if (expected != found) {
            throw unreadable("found " + found + " instead of " + expected, null);
        }
    }

    private <T> T read(@Nullable Object document, Function<ObjectReader, T> type) {
        try {
            return ObjectReader.readResponse(document, type);
        } catch (InvalidInput e) {
            throw unreadable(String.valueOf(e.getMessage()), e);
        }
    }

    private <T extends @Nullable Object> T parse(Supplier<T> step) {
        try {
            return step.get();
        } catch (InvalidInput e) {
            // A parse error at the end of the input means that the response is incomplete.
            throw in.ended() ? incomplete(e) : unreadable(String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw incomplete(e);
        }
    }

    private UnexpectedResponse unreadable(String fault, @Nullable Exception cause) {
        return new UnexpectedResponse("the response to " + call + " cannot be read: " + fault, cause);
    }

    private Unavailable incomplete(RuntimeException e) {
        Throwable fault = e.getCause() == null ? e : e.getCause();
        return new Unavailable(
                "the response to " + call + " is incomplete (" + fault.getMessage() + ")",
                ProblemReader.DEFAULT_RETRY_AFTER);
    }
}
