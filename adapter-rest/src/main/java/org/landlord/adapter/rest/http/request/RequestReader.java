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
import org.landlord.adapter.rest.http.head.MediaTypes;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.shared.Choices;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.idempotency.IdempotentRequest;
import org.landlord.wire.json.JsonReader;
import org.landlord.wire.json.ObjectReader;

/// Reads one request: its path, its query, its headers and its body, and collects all errors. [#read] ends
/// with one [InvalidInput] that contains them. Query parameters and fields of the body that were not read
/// are errors, too.
///
/// A refused value is null, as in [ObjectReader]: use this inside of [#read] only.
public final class RequestReader {

    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Boolean[] FLAGS = {true, false};

    private static final String DESC = "desc";
    private static final String[] ORDERS = {"asc", DESC};

    /// Every number of so many digits fits into a long.
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

    /// Lets `reader` read the whole request, and then throws the errors.
    ///
    /// @return the result of `reader`
    /// @throws InvalidInput with all errors, if there are any
    /// @throws jakarta.ws.rs.WebApplicationException if the body is too large or of an unsupported type, or
    ///     the client accepts no type of the response
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
        return text == null ? null : violations.read(name, () -> convert(text, type));
    }

    /// A plus in a query is a space: an error that may come from this says so.
    private <T> T convert(String text, Function<String, T> type) {
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

    /// A required parameter of the query.
    public <T> T requiredQuery(String name, Function<String, T> type) {
        T value = query(name, type);
        if (value == null) {
            // If it was there and is wrong, that error comes first and stays.
            violations.add(name, "is required");
        }
        return ObjectReader.refused(value);
    }

    /// A parameter of the query that is `true` or `false`.
    ///
    /// @param missing the value if it is missing
    public boolean flag(String name, boolean missing) {
        Boolean value = query(name, text -> Choices.of(FLAGS, String::valueOf, text));
        return value == null ? missing : value;
    }

    /// `limit` and `cursor`.
    public PageRequest page() {
        Integer limit = query("limit", RequestReader::smallNumber);
        String cursor = query("cursor", Function.identity());
        return collectErrors(() -> PageRequest.of(limit, cursor));
    }

    /// `since` and `until`; unlimited where they are missing.
    public Window window() {
        var since = query("since", Timestamps::parse);
        var until = query("until", Timestamps::parse);
        return collectErrors(() -> Window.of(since, until));
    }

    /// A value that is made of several parameters. It is made only if nothing was refused so far.
    public <T> T made(Supplier<T> maker) {
        return violations.isEmpty() ? collectErrors(maker) : ObjectReader.refused(null);
    }

    /// Adds an error about a combination of parameters or fields.
    public void refuse(String name, String detail) {
        violations.add(name, detail);
    }

    /// The order of a log, by `order` and `after`. Oldest first without them.
    public SequenceOrder sequenceOrder() {
        String order = query("order", label -> Choices.of(ORDERS, Function.identity(), label));
        Long after = query("after", RequestReader::wholeNumber);
        if (!DESC.equals(order)) {
            return SequenceOrder.after(after == null ? 0 : after);
        }
        if (after != null) {
            refuse("after", "goes with order=asc only");
        }
        return SequenceOrder.newestFirst();
    }

    /// The precondition of `If-Match` and `If-None-Match`.
    public Precondition precondition() {
        return collectErrors(
                () -> ETags.precondition(request.headers(ETags.IF_MATCH), request.headers(ETags.IF_NONE_MATCH)));
    }

    /// The type of `offered` that the client prefers, by `Accept`; the first if there is no preference. If
    /// the client accepts none of them, [#read] ends with that, unless there are errors.
    public String accept(String... offered) {
        negotiated = true;
        List<String> ranges = request.headers("Accept");
        try {
            return ObjectReader.refused(
                    violations.read("Accept", () -> MediaTypes.negotiate(ranges, List.of(offered))));
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

    /// The body, any JSON document; null if there is none.
    ///
    /// @throws InvalidInput if it is not JSON
    public @Nullable Object document(BodySpec rules) {
        try (JsonReader json = new JsonReader(stream(open(rules)))) {
            return json.first() == null ? null : json.document();
        }
    }

    /// The body, a merge patch (RFC 7396) of at most 1 MiB.
    public ObjectReader patch() {
        return body(BodySpec.PATCH, false);
    }

    /// The body, one object, an array of them, or NDJSON; at most 16 MiB and [BatchBody#MAX_ELEMENTS]
    /// elements, packed or not.
    ///
    /// @param plain reads an object of type JSON
    /// @param cloudEvent reads an object of type CloudEvent
    /// @param binary reads a CloudEvent whose attributes are headers
    public <T> BatchBody<T> bodies(
            Function<ObjectReader, T> plain, Function<ObjectReader, T> cloudEvent, Function<ObjectReader, T> binary) {
        BoundedBody opened = open(BodySpec.EVENTS);
        String type = opened.mediaType();
        boolean cloudEvents = type.equals(MediaTypes.CLOUD_EVENT) || type.equals(MediaTypes.CLOUD_EVENT_BATCH);
        // Senders of CloudEvents need the status only: some accept nothing but problems.
        boolean inHeaders = !cloudEvents && CloudEventHeaders.areIn(request);
        negotiated |= cloudEvents || inHeaders;
        if (inHeaders) {
            return collectErrors(() -> new BatchBody<>(false, List.of(fromHeaders(opened, binary))));
        }
        return collectErrors(() -> BatchBody.read(stream(opened), type, violations, cloudEvents ? cloudEvent : plain));
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
                throw CloudEventHeaders.withHeaderNames(refused);
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

    /// SHA-256 of the body if there is an idempotency key and the body was read to its end; empty if it was
    /// not read.
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
        // The response to DELETE has no body.
        if (!negotiated && !request.method().equals("DELETE")) {
            accept(MediaTypes.JSON);
        }
    }

    /// A precondition must not be ignored, and a POST does not change the resource at its path.
    private void refusePrecondition(String header) {
        if (!request.headers(header).isEmpty()) {
            violations.add(header, "is not read with POST, which overwrites nothing: what is taken is DUPLICATE_ID");
        }
    }

    private ObjectReader body(BodySpec rules, boolean mayBeNothing) {
        BoundedBody opened = open(rules);
        ObjectReader fields = ObjectReader.refused(collectErrors(() -> parse(stream(opened), mayBeNothing)));
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

    private <T> T collectErrors(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidInput refused) {
            violations.addAll(refused);
            return ObjectReader.refused(null);
        }
    }

    /// Reads a non-negative integer of at most 18 digits. A larger one than an `int` is the largest `int`, for
    /// a rule that refuses it.
    ///
    /// @throws InvalidInput if it is not one
    public static int smallNumber(String text) {
        return (int) Math.min(wholeNumber(text), Integer.MAX_VALUE);
    }

    /// Reads a non-negative integer of at most 18 digits.
    ///
    /// @throws InvalidInput if it is not one
    public static long wholeNumber(String text) {
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || text.isEmpty() || text.length() > MAX_DIGITS) {
            throw new InvalidInput("must be a whole number");
        }
        return Long.parseLong(text);
    }
}
