package org.landlord.adapter.rest.workflow.rpc;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;
import org.landlord.adapter.rest.access.authentication.OtherCredential;
import org.landlord.adapter.rest.http.problem.ProblemFormat;

/// Prepares requests for the methods of the gateway, before anything else may respond: problems are frames, every
/// response has the version of the protocol, and the token may be in the forms that the gateway accepts.
@Singleton
class RpcPaths {

    static final String OF_ORGANIZATION = "/v1/orgs/{orgId}/gateways/{gatewayId}/rpc/{method}";

    static final String OF_PROJECT = "/v1/orgs/{orgId}/projects/{projectId}/gateways/{gatewayId}/rpc/{method}";

    /// The same where clients of the gateway look for the methods: below `v1` of their base URL.
    static final String OF_ORGANIZATION_V1 = "/v1/orgs/{orgId}/gateways/{gatewayId}/v1/rpc/{method}";

    static final String OF_PROJECT_V1 = "/v1/orgs/{orgId}/projects/{projectId}/gateways/{gatewayId}/v1/rpc/{method}";

    private static final int FIRST = Integer.MIN_VALUE;

    private static final Pattern PATH =
            Pattern.compile("/v1/orgs/[^/]+(?:/projects/[^/]+)?/gateways/[^/]+(?:/v1)?/rpc/[^/]+/?");

    private static final String VERSION = "X-Smithers-API-Version";

    private static final String KEY = "X-Smithers-Key";

    /// After the id of the request is known, before a request may be refused.
    void route(@Observes @Priority(2) Router router) {
        router.route("/v1/orgs/*").order(FIRST).handler(RpcPaths::prepare);
    }

    private static void prepare(RoutingContext context) {
        String path = context.request().path();
        if (path.contains("/rpc/") && PATH.matcher(path).matches()) {
            ProblemFormat.set(context, RpcFrames.FORMAT);
            context.response().putHeader(VERSION, "v1");
            findCredential(context);
        }
        context.next();
    }

    /// A header with a scheme is left to authentication, whatever the scheme is.
    private static void findCredential(RoutingContext context) {
        HttpServerRequest request = context.request();
        List<String> authorization = request.headers().getAll(HttpHeaders.AUTHORIZATION);
        List<String> keys = request.headers().getAll(KEY);
        if (authorization.size() == 1 && isBare(authorization.getFirst())) {
            OtherCredential.set(context, authorization.getFirst().strip());
        } else if (authorization.isEmpty() && keys.size() == 1 && isBare(keys.getFirst())) {
            OtherCredential.set(context, keys.getFirst().strip());
        }
    }

    private static boolean isBare(String header) {
        String text = header.strip();
        return !text.isEmpty() && text.indexOf(' ') < 0 && !text.equalsIgnoreCase("Bearer");
    }
}
