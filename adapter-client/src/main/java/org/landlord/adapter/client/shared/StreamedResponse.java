package org.landlord.adapter.client.shared;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Unavailable;

/// An answer of one JSON object that is read while it arrives, member by member in the order that both sides know.
/// Every method throws [Unavailable] if the answer breaks off, and [UnexpectedAnswer] if it is something else.
public final class StreamedResponse implements AutoCloseable {

    private final ApiCall call;
    private final ReadTimeoutInputStream in;
    private final JsonParser parser;

    StreamedResponse(ApiCall call, ReadTimeoutInputStream in) {
        this.call = call;
        this.in = in;
        this.parser = step(() -> Json.FACTORY.createParser(in));
    }

    /// Reads the next members, up to an array that is left to [#elements], into memory.
    ///
    /// @param last the name of that array
    /// @param type makes something of the members before it
    public <T> T membersBefore(String last, Function<JsonObjectReader, T> type) {
        return step(() -> {
            require(JsonToken.START_OBJECT, parser.nextToken());
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            String name = parser.nextFieldName();
            while (name != null && !name.equals(last)) {
                parser.nextToken();
                members.put(name, Json.value(parser));
                name = parser.nextFieldName();
            }
            require(JsonToken.FIELD_NAME, parser.currentToken());
            return type.apply(JsonObjectReader.of(members));
        });
    }

    /// The elements of the array that is the last member, one at a time. It ends where the whole answer does, so that
    /// half an answer is never taken for a whole one. Can be walked once.
    ///
    /// @param type makes an element
    public <T> Iterable<T> elements(Function<JsonObjectReader, T> type) {
        Iterator<T> elements = new Elements<>(type);
        return () -> elements;
    }

    private final class Elements<T> implements Iterator<T> {

        private final Function<JsonObjectReader, T> type;
        private boolean begun;
        private @Nullable T next;

        Elements(Function<JsonObjectReader, T> type) {
            this.type = type;
        }

        @Override
        public boolean hasNext() {
            return next != null || (!parser.isClosed() && step(this::advance));
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
        private boolean advance() throws IOException {
            if (!begun) {
                begun = true;
                require(JsonToken.START_ARRAY, parser.nextToken());
            }
            if (parser.nextToken() != JsonToken.END_ARRAY) {
                next = type.apply(JsonObjectReader.of(Json.value(parser)));
                return true;
            }
            require(JsonToken.END_OBJECT, parser.nextToken());
            requireEnd();
            parser.close();
            return false;
        }
    }

    private void requireEnd() throws IOException {
        try {
            require(null, parser.nextToken());
        } catch (JsonProcessingException e) {
            throw new Malformed("something follows the JSON document");
        }
    }

    /// Gives up what was not read.
    @Override
    public void close() {
        step(() -> {
            parser.close();
            in.close();
            return true;
        });
    }

    private static void require(@Nullable JsonToken expected, @Nullable JsonToken found) throws IOException {
        if (expected != found) {
            throw new Malformed("found " + found + " where " + expected + " should be");
        }
    }

    private static final class Malformed extends IOException {

        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    private <T> T step(Step<T> step) {
        try {
            return step.take();
        } catch (JsonProcessingException e) {
            // JSON that goes wrong where nothing more came is good JSON as far as it goes.
            throw in.ended() ? brokenOff(e) : unreadable(e);
        } catch (Malformed | InvalidInput e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    private UnexpectedAnswer unreadable(Exception e) {
        return new UnexpectedAnswer("the answer to " + call + " cannot be read: " + Json.faultOf(e), e);
    }

    private Unavailable brokenOff(IOException e) {
        return new Unavailable(
                "the answer to " + call + " broke off before its end (" + Json.faultOf(e) + ")", Problems.A_MOMENT);
    }
}
