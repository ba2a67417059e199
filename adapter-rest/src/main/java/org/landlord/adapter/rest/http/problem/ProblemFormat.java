package org.landlord.adapter.rest.http.problem;

import io.vertx.ext.web.RoutingContext;
import org.landlord.adapter.rest.http.head.MediaTypes;

/// The format of the problems of a request. Paths that speak another protocol set their own, before anything responds.
public interface ProblemFormat {

    /// RFC 9457.
    ProblemFormat STANDARD = new ProblemFormat() {
        @Override
        public String mediaType() {
            return MediaTypes.PROBLEM;
        }

        @Override
        public String body(Problem problem, ProblemContext asked) {
            return problem.toJson(asked);
        }
    };

    String mediaType();

    /// The body of the response, without secrets.
    String body(Problem problem, ProblemContext asked);

    /// Sets the format of the problems of a request.
    static void set(RoutingContext context, ProblemFormat format) {
        context.put(ProblemFormat.class.getName(), format);
    }

    static ProblemFormat of(RoutingContext context) {
        ProblemFormat format = context.get(ProblemFormat.class.getName());
        return format == null ? STANDARD : format;
    }
}
