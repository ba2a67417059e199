package org.landlord.adapter.rest;

import java.util.List;
import java.util.Set;

/// What came over HTTP, unread.
interface Request {

    /// In upper case.
    String method();

    /// The path as it was sent, without the query.
    String path();

    /// A parameter of the path, decoded.
    ///
    /// @throws org.landlord.domain.failure.InvalidInput if it is not percent-encoded as it should be
    String pathParameter(String name);

    /// The query as it was sent; empty if there is none.
    String query();

    /// Every line of a header, in order.
    List<String> headers(String name);

    /// True if there is a header of this name.
    boolean hasHeader(CharSequence name);

    /// The names of all headers, each once, as they were sent.
    Set<String> headerNames();

    /// The body.
    ///
    /// @throws jakarta.ws.rs.WebApplicationException if it is too long by its own word, or of a type or encoding
    ///     that is not read here
    RequestBody body(BodyRules rules);
}
