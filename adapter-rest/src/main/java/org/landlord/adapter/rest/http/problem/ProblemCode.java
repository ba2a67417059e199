package org.landlord.adapter.rest.http.problem;

import java.util.Locale;

/// What kind of problem an answer is. Clients tell problems apart by these.
enum ProblemCode {
    INVALID_INPUT(400, "The request breaks at least one rule"),
    UNAUTHENTICATED(401, "Credentials are missing or not good"),
    FORBIDDEN(403, "This is not allowed"),
    NOT_FOUND(404, "It is not there"),
    METHOD_NOT_ALLOWED(405, "The resource has no such method"),
    NOT_ACCEPTABLE(406, "Accept allows no answer"),
    DUPLICATE_ID(409, "The id or slug is taken"),
    CONFLICT(409, "The request contradicts what is stored"),
    PRECONDITION_FAILED(412, "A precondition of the request does not hold"),
    PAYLOAD_TOO_LARGE(413, "The body is too large"),
    URI_TOO_LONG(414, "The target of the request is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is of a type that is not read here"),
    HEADERS_TOO_LARGE(431, "The headers of the request are too large"),
    QUOTA_EXCEEDED(429, "A hard limit would be passed"),
    RATE_LIMITED(429, "Too often"),
    INTERNAL(500, "Landlord has a bug"),
    UNAVAILABLE(503, "Not now");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /// `urn:landlord:problem:not-found`.
    String type() {
        return "urn:landlord:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
