package org.landlord.adapter.rest.http.problem;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.landlord.adapter.rest.http.route.RouteTable;
import org.landlord.domain.failure.Failure;

/// Responds with a problem to everything that is thrown in resources, in the framework and in routes. [Problems]
/// decides with which.
@ApplicationScoped
public class ProblemMapper {

    private static final int FIRST = Integer.MIN_VALUE;

    /// Before the handler of the framework, which responds with HTML, and after all others.
    private static final int NEARLY_LAST = Integer.MAX_VALUE - 1;

    private final RouteTable routes;

    ProblemMapper(RouteTable routes) {
        this.routes = routes;
    }

    /// Failures of use cases, and invalid requests.
    @ServerExceptionMapper
    public Response failure(Failure failure, RoutingContext http) {
        return response(failure, http);
    }

    /// Unknown paths. (The framework reports some unsupported methods as unknown paths.)
    @ServerExceptionMapper
    public Response notFound(NotFoundException refused, RoutingContext http) {
        return routes.methods(http.normalizedPath()).isEmpty()
                ? response(refused, http)
                : notAllowed(new NotAllowedException(Response.status(405).build()), http);
    }

    /// Methods that a path does not support.
    @ServerExceptionMapper
    public Response notAllowed(NotAllowedException refused, RoutingContext http) {
        return Response.fromResponse(response(refused, http))
                .header(HttpHeaders.ALLOW, String.join(", ", routes.methods(http.normalizedPath())))
                .build();
    }

    /// Other client errors.
    @ServerExceptionMapper
    public Response refused(WebApplicationException refused, RoutingContext http) {
        return response(refused, http);
    }

    /// Bugs.
    @ServerExceptionMapper
    public Response bug(Throwable bug, RoutingContext http) {
        return response(bug, http);
    }

    void route(@Observes Router router) {
        router.route().order(FIRST).handler(ProblemMapper::discardUnreadBody);
        router.route().order(NEARLY_LAST).failureHandler(ProblemMapper::answer);
    }

    /// A body that was not read to its end would block the next request on the connection.
    private static void discardUnreadBody(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.addEndHandler(_ -> {
            if (!request.isEnded()) {
                request.handler(_ -> {}).resume();
            }
        });
        context.next();
    }

    private static Response response(Throwable thrown, RoutingContext http) {
        ProblemContext asked = ProblemContext.of(http);
        Problem problem = Problems.of(thrown, asked);
        ProblemFormat format = ProblemFormat.of(http);
        Response.ResponseBuilder answer = Response.status(problem.code().status())
                .type(format.mediaType())
                .entity(format.body(problem, asked));
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    private static void answer(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.headWritten()) {
            // A part of a response must not look complete.
            response.reset();
            return;
        }
        ProblemResponses.end(context, problem(context, ProblemContext.of(context)));
    }

    private static Problem problem(RoutingContext context, ProblemContext asked) {
        boolean bug = context.failure() != null && context.statusCode() >= 500;
        return bug ? Problems.of(context.failure(), asked) : Problems.ofStatus(context.statusCode(), null, asked);
    }
}
