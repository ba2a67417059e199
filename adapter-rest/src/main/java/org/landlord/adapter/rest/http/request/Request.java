package org.landlord.adapter.rest.http.request;

import java.util.List;
import java.util.Set;
import org.landlord.adapter.rest.http.body.BodySpec;
import org.landlord.adapter.rest.http.body.BoundedBody;

/// What came over HTTP, unread.
public interface Request {

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
    BoundedBody body(BodySpec rules);
}
