package org.landlord.adapter.rest.http.head;

import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Reason;
import org.landlord.domain.failure.InvalidInput;

/// `Landlord-Reason`: the reason for a change, percent-encoded UTF-8, because a header is ASCII.
public final class ReasonHeader {

    public static final String NAME = "Landlord-Reason";

    private ReasonHeader() {}

    /// @return null if the request has no reason
    /// @throws InvalidInput naming the header, if it is malformed or given more than once
    public static @Nullable Reason of(HttpServerRequest request) {
        List<String> values = request.headers().getAll(NAME);
        if (values.isEmpty()) {
            return null;
        }
        try {
            if (values.size() > 1) {
                throw new InvalidInput("must be given once");
            }
            return new Reason(decoded(values.getFirst()));
        } catch (InvalidInput refused) {
            throw refused.at(NAME);
        }
    }

    private static String decoded(String text) {
        if (text.chars().anyMatch(c -> c > '~')) {
            throw new InvalidInput("must be ASCII: other characters are percent-encoded UTF-8");
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new InvalidInput("must be percent-encoded: % is written %25");
        }
    }
}
