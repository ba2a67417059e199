package org.landlord.adapter.rest.http.request;

import jakarta.ws.rs.NotAcceptableException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.body.BodySpec;
import org.landlord.adapter.rest.http.body.BoundedBody;
import org.landlord.adapter.rest.usage.CloudEventHeaders;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.idempotency.IdempotentRequest;
import org.landlord.wire.json.JsonReader;
import org.landlord.wire.json.ObjectReader;

/// Reads one request: its path, its query, its headers and its body, and notes all that is wrong with any of them.
/// [#read] ends with one [InvalidInput] that names everything. Query parameters and members of the body that nobody
/// asked for are wrong too.
///
/// A refused value is null, as in [ObjectReader]: use this inside of [#read] only.
public final class RequestReader {

    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /// So many digits fit into a long whatever they are.
    private static final int MAX_DIGITS = 18;

    private final Request request;
    private final Violations violations = new Violations();
    private final QueryString query;
    private final List<ObjectReader> bodies = new ArrayList<>();
    private @Nullable BoundedBody body;
    private boolean keyed;
    private boolean negotiated;
    private @Nullable NotAcceptableException notAcceptable;

    public RequestReader(Request request) {
        this.request = request;
        this.query = new QueryString(request.query(), violations);
    }

    /// Lets `reader` read the request to its end, and then throws what was wrong.
    ///
    /// @return what `reader` made of it
    /// @throws InvalidInput with everything that was wrong, if anything was
    /// @throws jakarta.ws.rs.WebApplicationException if the body is too large or of a type that is not read here,
    ///     or the
    ///     answer of one that is not accepted
    public <T> T read(Function<RequestReader, T> reader) {
        T value = ObjectReader.finish(violations, () -> reader.apply(this), this::refuseTheRest);
        if (notAcceptable != null) {
            throw notAcceptable;
        }
        return value;
    }

    /// A parameter of the path.
    public <T> T path(String name, Function<String, T> type) {
        return ObjectReader.refused(violations.read(name, () -> type.apply(request.pathParameter(name))));
    }

    /// A parameter of the query.
    public <T> @Nullable T query(String name, Function<String, T> type) {
        String text = query.single(name);
        return text == null ? null : violations.read(name, () -> made(text, type));
    }

    /// A plus in a query is a space; who forgot that is told.
    private <T> T made(String text, Function<String, T> type) {
        try {
            return type.apply(text);
        } catch (InvalidInput refused) {
            if (text.indexOf(' ') < 0
                    || request.query().indexOf('+') < 0
                    || refused.violations().size() > 1) {
                throw refused;
            }
            Violation violation = refused.violations().getFirst();
            String detail = violation.detail() + "; a + in a query is a space, and a plus is written %2B";
            throw new InvalidInput(List.of(new Violation(violation.pointer(), detail)));
        }
    }

    /// A parameter of the query that must be there.
    public <T> T requiredQuery(String name, Function<String, T> type) {
        T value = query(name, type);
        if (value == null) {
            // If it was there and refused, that was noted first and stays.
            violations.add(name, "is required");
        }
        return ObjectReader.refused(value);
    }

    /// `limit` and `cursor`.
    public PageRequest page() {
        Integer limit = query("limit", text -> (int) Math.min(wholeNumber(text), Integer.MAX_VALUE));
        String cursor = query("cursor", Function.identity());
        return made(() -> PageRequest.of(limit, cursor));
    }

    /// `since` and `until`; all of time where they are not given.
    public Window window() {
        var since = query("since", Timestamps::parse);
        var until = query("until", Timestamps::parse);
        return made(() -> Window.of(since, until));
    }

    /// Notes what is wrong with something that several parameters or fields say together.
    public void refuse(String name, String detail) {
        violations.add(name, detail);
    }

    /// What `If-Match` and `If-None-Match` demand of a change.
    public Precondition precondition() {
        return made(() -> ETags.precondition(request.headers(ETags.IF_MATCH), request.headers(ETags.IF_NONE_MATCH)));
    }

    /// Which of `offered` the caller takes, by `Accept`; the first if they take anything. If they take none of them,
    /// [#read] ends with that, unless something else is wrong.
    public String accept(String... offered) {
        negotiated = true;
        List<String> ranges = request.headers("Accept");
        try {
            return ObjectReader.refused(violations.read("Accept", () -> MediaTypes.negotiate(ranges, List.of(offered))));
        } catch (NotAcceptableException refused) {
            notAcceptable = refused;
            return offered[0];
        }
    }

    /// The body, a JSON object of at most 1 MiB.
    public ObjectReader body() {
        return body(BodySpec.JSON, false);
    }

    /// The body, a JSON object of at most 1 MiB or nothing at all, which is `{}`.
    public ObjectReader bodyOrNothing() {
        return body(BodySpec.JSON, true);
    }

    /// The body, a merge patch (RFC 7396) of at most 1 MiB.
    public ObjectReader patch() {
        return body(BodySpec.PATCH, false);
    }

    /// The body, one object, an array of them, or NDJSON; at most 16 MiB and [BatchBody#MAX_ELEMENTS] elements,
    /// packed or not.
    ///
    /// @param plain reads one object that is declared as JSON
    /// @param cloudEvent reads one that is declared as CloudEvent
    /// @param binary reads a CloudEvent whose attributes are headers
    public <T> BatchBody<T> bodies(
            Function<ObjectReader, T> plain, Function<ObjectReader, T> cloudEvent, Function<ObjectReader, T> binary) {
        BoundedBody opened = open(BodySpec.EVENTS);
        String type = opened.mediaType();
        boolean cloudEvents = type.equals(MediaTypes.CLOUD_EVENT) || type.equals(MediaTypes.CLOUD_EVENT_BATCH);
        // Who sends CloudEvents wants no more than a status: some accept nothing but problems.
        boolean inHeaders = !cloudEvents && CloudEventHeaders.areIn(request);
        negotiated |= cloudEvents || inHeaders;
        if (inHeaders) {
            return made(() -> new BatchBody<>(false, List.of(fromHeaders(opened, binary))));
        }
        return made(() -> BatchBody.read(stream(opened), type, violations, cloudEvents ? cloudEvent : plain));
    }

    private <T> T fromHeaders(BoundedBody opened, Function<ObjectReader, T> reader) {
        if (!opened.mediaType().equals(MediaTypes.JSON)) {
            throw InvalidInput.of(
                    "Content-Type", "must be " + MediaTypes.JSON + " where ce-… headers make a CloudEvent");
        }
        try (JsonReader json = new JsonReader(stream(opened))) {
            Object data = json.first() == null ? null : json.document();
            Map<String, @Nullable Object> document = CloudEventHeaders.document(request, data);
            try {
                return ObjectReader.read(document, reader);
            } catch (InvalidInput refused) {
                throw CloudEventHeaders.named(refused);
            }
        }
    }

    /// The key of `Idempotency-Key`; null if there is none.
    @Nullable
    public String idempotencyKey() {
        List<String> keys = request.headers(IDEMPOTENCY_KEY);
        if (keys.size() > 1) {
            violations.add(IDEMPOTENCY_KEY, "must be given once");
        }
        keyed = !keys.isEmpty();
        return keys.isEmpty()
                ? null
                : violations.read(IDEMPOTENCY_KEY, () -> IdempotentRequest.checkKey(keys.getFirst()));
    }

    /// What the body was, once it was read to its end under an idempotency key: empty if it was not read at all.
    public byte[] bodyDigest() {
        return body == null ? new byte[0] : body.digest();
    }

    private void refuseTheRest() {
        query.refuseUnknown();
        bodies.forEach(ObjectReader::refuseUnknown);
        if (request.method().equals("POST")) {
            refusePrecondition(ETags.IF_MATCH);
            refusePrecondition(ETags.IF_NONE_MATCH);
        }
        // A removal is answered with nothing, which everybody takes.
        if (!negotiated && !request.method().equals("DELETE")) {
            accept(MediaTypes.JSON);
        }
    }

    /// What must hold before anything is done must not be overlooked; and the path of a POST is not what it changes.
    private void refusePrecondition(String header) {
        if (!request.headers(header).isEmpty()) {
            violations.add(header, "is not read with POST, which overwrites nothing: what is taken is DUPLICATE_ID");
        }
    }

    private ObjectReader body(BodySpec rules, boolean mayBeNothing) {
        BoundedBody opened = open(rules);
        ObjectReader fields = ObjectReader.refused(made(() -> parse(stream(opened), mayBeNothing)));
        if (fields == null) {
            return ObjectReader.unreadable(violations);
        }
        bodies.add(fields);
        return fields;
    }

    private ObjectReader parse(InputStream in, boolean mayBeNothing) {
        try (JsonReader json = new JsonReader(in)) {
            return new ObjectReader(
                    mayBeNothing && json.first() == null ? new HashMap<>() : json.document(), violations);
        }
    }

    private BoundedBody open(BodySpec rules) {
        BoundedBody opened = request.body(rules);
        body = opened;
        return opened;
    }

    private InputStream stream(BoundedBody opened) {
        return keyed ? opened.digestedStream() : opened.stream();
    }

    private <T> T made(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidInput refused) {
            violations.addAll(refused);
            return ObjectReader.refused(null);
        }
    }

    /// Reads a whole number of at most 18 digits, which is never negative.
    ///
    /// @throws InvalidInput if it is none
    public static long wholeNumber(String text) {
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || text.isEmpty() || text.length() > MAX_DIGITS) {
            throw new InvalidInput("must be a whole number");
        }
        return Long.parseLong(text);
    }
}
