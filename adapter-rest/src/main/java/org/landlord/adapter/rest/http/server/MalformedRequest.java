package org.landlord.adapter.rest.http.server;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.landlord.adapter.rest.http.problem.Problem;
import org.landlord.adapter.rest.http.problem.ProblemContext;
import org.landlord.adapter.rest.http.problem.Problems;

/// Why a request is malformed (RFC 9112).
enum MalformedRequest {
    TARGET_TOO_LONG(414, "the first line of the request, which has the target, is too long"),
    HEADERS_TOO_LARGE(431, "the headers of the request are too large together"),
    TWO_LENGTHS(400, "a request has Content-Length or Transfer-Encoding, and not both of them"),
    UNKNOWN_LENGTH(400, "Transfer-Encoding must be chunked, said once, in a request of HTTP/1.1"),
    NO_HOST(400, "a request must have exactly one Host header"),
    NO_REQUEST(400, "the request line or a header is malformed");

    private final int status;
    private final String detail;

    MalformedRequest(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    /// @param cause the decoder's exception
    static MalformedRequest of(Throwable cause) {
        return switch (cause) {
            case TwoLengthsException _ -> TWO_LENGTHS;
            case TooLongHttpLineException _ -> TARGET_TOO_LONG;
            case TooLongHttpHeaderException _ -> HEADERS_TOO_LARGE;
            case TooLongFrameException _ -> HEADERS_TOO_LARGE;
            default -> NO_REQUEST;
        };
    }

    Problem problem(ProblemContext asked) {
        return Problems.ofStatus(status, detail, asked).withHeader("Connection", "close");
    }

    /// The decoder's exception for [#TWO_LENGTHS].
    static final class TwoLengthsException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
