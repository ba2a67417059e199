package org.landlord.adapter.client.shared;

import java.util.function.Function;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.port.in.Page;
import org.landlord.port.in.Upserted;
import org.landlord.wire.json.JsonReader;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.shared.PageJson;
import org.landlord.wire.json.shared.UpsertedJson;

/// A successful response of the server.
public final class ApiResponse {

    private static final int CREATED = 201;

    private final ApiCall call;
    private final int status;
    private final byte[] body;

    ApiResponse(ApiCall call, int status, byte[] body) {
        this.call = call;
        this.status = status;
        this.body = body;
    }

    /// True if the value did not exist before.
    public boolean created() {
        return status == CREATED;
    }

    /// The response as one value.
    ///
    /// @throws UnexpectedResponse if it is not such a value
    public <T> T read(Function<ObjectReader, T> type) {
        try {
            return ObjectReader.readResponse(JsonReader.document(body), type);
        } catch (InvalidInput e) {
            throw new UnexpectedResponse(
                    "the response to " + call + " (" + status + ") cannot be read: " + e.getMessage() + ": "
                            + ProblemReader.excerpt(body),
                    e);
        }
    }

    /// The response as the value that is now stored under a key.
    ///
    /// @throws UnexpectedResponse if it is not such a value
    public <T> Upserted<T> upserted(Function<ObjectReader, T> type) {
        return read(in -> UpsertedJson.read(in, type, created()));
    }

    /// The response as a page of a list.
    ///
    /// @throws UnexpectedResponse if it is not such a list
    public <T> Page<T> page(Function<ObjectReader, T> type) {
        return read(in -> PageJson.read(in, type));
    }
}
