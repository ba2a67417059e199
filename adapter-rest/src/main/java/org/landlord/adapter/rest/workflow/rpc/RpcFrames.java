package org.landlord.adapter.rest.workflow.rpc;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.head.MediaTypes;
import org.landlord.adapter.rest.http.head.RequestId;
import org.landlord.adapter.rest.http.problem.Problem;
import org.landlord.adapter.rest.http.problem.ProblemCode;
import org.landlord.adapter.rest.http.problem.ProblemContext;
import org.landlord.adapter.rest.http.problem.ProblemFormat;
import org.landlord.domain.shared.SecretValues;
import org.landlord.wire.json.Json;
import org.landlord.wire.json.ObjectWriter;

/// Writes responses as frames of the gateway.
@ApplicationScoped
public class RpcFrames {

    /// Writes every problem of a request as a frame.
    static final ProblemFormat FORMAT = new ProblemFormat() {
        @Override
        public String mediaType() {
            return MediaTypes.JSON;
        }

        @Override
        public String body(Problem problem, ProblemContext asked) {
            return error(asked.requestId(), code(problem.code()), problem.detail(), scope(problem));
        }
    };

    private static final String VERSION = "v1";

    /// The permission that a refusal names.
    private static final Pattern REQUIRED = Pattern.compile("requires the permission ([a-z:_-]+)");

    /// The frame of a result.
    ///
    /// @param payload a JSON value
    static String result(String id, @Nullable Object payload) {
        return Json.write(payload == null ? Map.of() : payload, (_, out) -> {
            head(out, id, true);
            out.value("payload", payload);
        });
    }

    private static String error(String id, String code, String message, Map<String, Object> extras) {
        return SecretValues.redact(Json.write(code, (_, out) -> {
            head(out, id, false);
            out.object("error", message, (text, error) -> {
                error.text("version", VERSION).text("code", code).text("message", text);
                new TreeMap<>(extras).forEach(error::value);
            });
        }));
    }

    private static void head(ObjectWriter out, String id, boolean ok) {
        out.text("type", "res").text("id", id).bool("ok", ok).text("apiVersion", VERSION);
    }

    private static Map<String, Object> scope(Problem problem) {
        Matcher required = REQUIRED.matcher(problem.detail());
        return problem.code() == ProblemCode.FORBIDDEN && required.find()
                ? Map.of("requiredScope", required.group(1))
                : Map.of();
    }

    /// As the gateway spells it, where it has such an error.
    private static String code(ProblemCode code) {
        return switch (code) {
            case INVALID_INPUT -> "INVALID_REQUEST";
            case UNAUTHENTICATED -> "UNAUTHORIZED";
            case DUPLICATE_ID -> "CONFLICT";
            case PAYLOAD_TOO_LARGE -> "PayloadTooLarge";
            case FORBIDDEN,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    CONFLICT,
                    PRECONDITION_FAILED,
                    URI_TOO_LONG,
                    UNSUPPORTED_MEDIA_TYPE,
                    HEADERS_TOO_LARGE,
                    QUOTA_EXCEEDED,
                    RATE_LIMITED,
                    INTERNAL,
                    UNAVAILABLE -> code.name();
        };
    }

    /// Refusals of this package.
    @ServerExceptionMapper
    public Response refused(RpcRefused refused, RoutingContext http) {
        String message = String.valueOf(refused.getMessage());
        return Response.status(refused.status())
                .type(MediaTypes.JSON)
                .entity(error(RequestId.of(http), refused.code(), message, refused.extras()))
                .build();
    }
}
