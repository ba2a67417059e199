package org.landlord.adapter.rest.http.problem;

import java.util.Locale;

/// The kind of a problem, for clients to distinguish.
public enum ProblemCode {
    INVALID_INPUT(400, "Invalid input"),
    UNAUTHENTICATED(401, "Unauthenticated"),
    FORBIDDEN(403, "Forbidden"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    DUPLICATE_ID(409, "Duplicate id"),
    CONFLICT(409, "Conflict"),
    PRECONDITION_FAILED(412, "Precondition failed"),
    PAYLOAD_TOO_LARGE(413, "Payload too large"),
    URI_TOO_LONG(414, "URI too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    HEADERS_TOO_LARGE(431, "Request header fields too large"),
    QUOTA_EXCEEDED(429, "Quota exceeded"),
    RATE_LIMITED(429, "Too many requests"),
    INTERNAL(500, "Internal error"),
    UNAVAILABLE(503, "Service unavailable");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
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
