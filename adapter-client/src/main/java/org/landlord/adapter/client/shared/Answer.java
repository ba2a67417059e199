package org.landlord.adapter.client.shared;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.function.Function;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.port.in.Page;
import org.landlord.port.in.Upserted;

/// What the server answered to a call that it carried out.
public final class Answer {

    private static final int CREATED = 201;

    private final ApiCall call;
    private final int status;
    private final byte[] body;

    Answer(ApiCall call, int status, byte[] body) {
        this.call = call;
        this.status = status;
        this.body = body;
    }

    /// True if something was made, and not there before.
    public boolean created() {
        return status == CREATED;
    }

    /// The answer as one thing.
    ///
    /// @throws UnexpectedAnswer if it is no such thing
    public <T> T read(Function<JsonObjectReader, T> type) {
        try (JsonParser parser = Json.FACTORY.createParser(body)) {
            parser.nextToken();
            T value = type.apply(JsonObjectReader.of(Json.value(parser)));
            if (parser.nextToken() != null) {
                throw new IOException("something follows the JSON document");
            }
            return value;
        } catch (IOException | InvalidInput e) {
            throw new UnexpectedAnswer(
                    "the answer to " + call + " (" + status + ") cannot be read: " + Json.faultOf(e) + ": "
                            + Problems.beginning(body),
                    e);
        }
    }

    /// The answer as what is now under a key.
    ///
    /// @throws UnexpectedAnswer if it is no such thing
    public <T> Upserted<T> upserted(Function<JsonObjectReader, T> type) {
        return read(json -> new Upserted<>(type.apply(json), created(), json.warnings()));
    }

    /// The answer as a piece of a list.
    ///
    /// @throws UnexpectedAnswer if it is no such list
    public <T> Page<T> page(Function<JsonObjectReader, T> type) {
        return read(page -> new Page<>(page.list("items", type), page.optional("nextCursor", Function.identity())));
    }
}
