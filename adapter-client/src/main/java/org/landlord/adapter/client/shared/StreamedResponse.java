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

/// A response of one JSON object that is read while it arrives, member by member, in the order that both sides know.
/// Every method throws [Unavailable] if the response breaks off, and [UnexpectedResponse] if it is something else.
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

    /// Reads the next members, up to an array that is left to [#elements], into memory.
    ///
    /// @param last the name of that array
    /// @param type makes a value of the members before it
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

    /// The elements of the array that is the last member, one at a time. It ends where the whole response ends, so
    /// that an incomplete response is never taken for a complete one. Can be iterated over once.
    ///
    /// @param type makes an element
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

        /// @return true if there is one more element
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
            throw unreadable("something follows the JSON document", e);
        } catch (UncheckedIOException e) {
            throw brokenOff(e);
        }
    }

    /// Gives up what was not read.
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
            // JSON with a fault at the end of the input is incomplete, and correct as far as it goes.
            throw in.ended() ? brokenOff(e) : unreadable(String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw brokenOff(e);
        }
    }

    private UnexpectedResponse unreadable(String fault, @Nullable Exception cause) {
        return new UnexpectedResponse("the response to " + call + " cannot be read: " + fault, cause);
    }

    private Unavailable brokenOff(RuntimeException e) {
        Throwable fault = e.getCause() == null ? e : e.getCause();
        return new Unavailable(
                "the response to " + call + " broke off before its end (" + fault.getMessage() + ")",
                ProblemReader.A_MOMENT);
    }
}
