package org.landlord.adapter.gateway;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.gateway.http.Answer;
import org.landlord.adapter.gateway.http.AnswerTooLarge;
import org.landlord.adapter.gateway.http.EventStream;
import org.landlord.adapter.gateway.http.GatewayHttp;
import org.landlord.adapter.gateway.http.Request;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.port.out.Clock;
import org.landlord.port.out.secret.SecretReader;
import org.landlord.port.out.secret.SecretReading;
import org.landlord.port.out.workflow.GatewayCallFailed;

/// Calls of a gateway with its token, and the errors that every call may have.
final class GatewayCalls {

    private static final int UNAUTHORIZED = 401;
    private static final int REDIRECT = 3;

    private final GatewayHttp http;
    private final SecretReader secrets;
    private final Clock clock;

    GatewayCalls(GatewayHttp http, SecretReader secrets, Clock clock) {
        this.http = http;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// Calls an RPC.
    ///
    /// @param params null values are left out
    /// @param reading takes a result, or an error of this request: a status from 400 to 499 but 401
    /// @throws GatewayCallFailed if there is no such answer
    <T extends @Nullable Object> T rpc(
            Gateway gateway,
            String method,
            Map<String, ? extends @Nullable Object> params,
            Duration patience,
            Request.Kind kind,
            Function<Reply, T> reading) {
        try {
            return call(gateway, rpc(method, params, patience, kind), reading);
        } catch (AnswerTooLarge _) {
            throw tooLarge();
        }
    }

    /// Reads with an RPC.
    ///
    /// @throws AnswerTooLarge if the answer is too large
    <T> T read(Gateway gateway, String method, Map<String, ?> params, Duration patience, Function<Reply, T> reading) {
        return call(gateway, rpc(method, params, patience, Request.Kind.READ), reading);
    }

    /// Reads from the REST twin of the RPCs.
    ///
    /// @param path with its query
    /// @throws AnswerTooLarge if the answer is too large
    <T> T read(Gateway gateway, String path, Duration patience, Function<Reply, T> reading) {
        return call(gateway, new Request(path, null, patience, Request.Kind.READ), reading);
    }

    private static Request rpc(
            String method, Map<String, ? extends @Nullable Object> params, Duration patience, Request.Kind kind) {
        return new Request("/v1/rpc/" + method, Json.write(params), patience, kind);
    }

    /// For a list of which even one element is too large.
    static GatewayCallFailed tooLarge() {
        return down("the answer of the gateway is too large");
    }

    /// @return an answer that is too large of itself
    /// @throws GatewayCallFailed if other answers take the memory now
    static AnswerTooLarge requireOfItself(AnswerTooLarge large) {
        if (!large.isOfItself()) {
            throw crowded();
        }
        return large;
    }

    static GatewayCallFailed crowded() {
        return down("other answers of gateways take the memory at the moment");
    }

    Instant now() {
        return clock.now();
    }

    /// Opens the stream of changes.
    EventStream stream(Gateway gateway, @Nullable String lastId, EventStream.Listener listener) {
        return http.stream(gateway, token(gateway), "/v1/api/stream", lastId, listener);
    }

    private <T extends @Nullable Object> T call(Gateway gateway, Request request, Function<Reply, T> reading) {
        String token = token(gateway);
        return http.send(gateway, token, request, answer -> reading.apply(reply(answer, token)));
    }

    private Reply reply(Answer answer, @Nullable String token) {
        if (answer.status() / 100 == REDIRECT) {
            throw down("the gateway redirects to another address: " + answer.status());
        }
        Reply reply = frame(answer, token);
        if (answer.status() == UNAUTHORIZED || reply != null && reply.status() == UNAUTHORIZED) {
            throw unauthorized("the gateway refuses the token" + (reply == null ? "" : ": " + reply.message()));
        }
        if (reply == null) {
            throw down("the answer is not that of a gateway: " + answer.status() + " without its frame");
        }
        if (reply.status() == Reply.FORBIDDEN && reply.error().text("requiredScope") instanceof String scope) {
            throw unauthorized("the token lacks the scope " + CleanText.line(scope, 64));
        }
        if (reply.isCode("METHODNOTFOUND")) {
            throw reply.unexpected();
        }
        return reply;
    }

    private @Nullable Reply frame(Answer answer, @Nullable String token) {
        Instant now = answer.sentAt() == null ? clock.now() : answer.sentAt();
        try {
            return Reply.of(answer.status(), Json.read(answer.body(), answer.memory()::take, token), now);
        } catch (Json.NoMemory _) {
            throw new AnswerTooLarge(answer.memory().isExceeded());
        } catch (IOException _) {
            return null;
        }
    }

    private @Nullable String token(Gateway gateway) {
        TokenReference location = gateway.token();
        if (location == null) {
            return null;
        }
        return switch (secrets.read(gateway.key().orgId(), location)) {
            case SecretReading.Read(String value) when isHeader(value) -> value;
            case SecretReading.Read _ -> throw unreadable("it contains characters that a token cannot have");
            case SecretReading.Unreadable(String reason) -> throw unreadable(reason);
        };
    }

    private static boolean isHeader(String value) {
        return value.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    private static GatewayCallFailed unreadable(String reason) {
        return new GatewayCallFailed(GatewayState.TOKEN_UNREADABLE, "token cannot be read: " + reason, false);
    }

    /// A gateway does nothing for a token that it refuses.
    private static GatewayCallFailed unauthorized(String reason) {
        return new GatewayCallFailed(GatewayState.UNAUTHORIZED, reason, false);
    }

    private static GatewayCallFailed down(String reason) {
        return new GatewayCallFailed(GatewayState.DOWN, reason, true);
    }
}
