package org.landlord.it.tenants;

import java.util.List;
import java.util.Map;

/// A request, as it can be sent again word for word.
///
/// @param operation what it asks for
/// @param target path and query
/// @param headers without the credential
/// @param body empty for none
/// @param taken what of it is the other tenant's
record Asking(Operation operation, String target, Map<String, String> headers, String body, List<Taken> taken) {

    Asking {
        headers = Map.copyOf(headers);
        taken = List.copyOf(taken);
    }

    /// What is the other tenant's in a request.
    enum Where {
        /// All of it: it was sent by the other tenant before.
        EVERYTHING,
        /// The organization in the path.
        ORGANIZATION,
        /// An id in the path.
        PATH,
        QUERY,
        BODY,
        CURSOR,
        IF_MATCH,
        IF_NONE_MATCH
    }

    /// Something of the other tenant's.
    record Taken(Where where, String value) {}

    boolean takes(Where where) {
        return taken.stream().anyMatch(it -> it.where() == where);
    }

    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /// True for what depends on the minute in which requests were refused.
    boolean isOfDenials() {
        return operation.path().contains("/denials");
    }

    /// The same request, by somebody else.
    Asking byTheOther() {
        return new Asking(operation, target, headers, body, List.of(new Taken(Where.EVERYTHING, target)));
    }

    /// What one would type to try it.
    @Override
    public String toString() {
        return operation.method() + " " + target + " " + headers + " " + body + " taken: " + taken;
    }
}
