package org.landlord.adapter.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.idempotency.IdempotentRequest;

/// Reads one request: its path, its query, its headers and its body, and notes all that is wrong with any of them.
/// [#read] ends with one [InvalidInput] that names everything. Query parameters and members of the body that nobody
/// asked for are wrong too.
///
/// What is wrong leaves a gap, as in [Fields]: use this inside of [#read] only.
public final class Input {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");

    private final Request request;
    private final Violations violations = new Violations();
    private final QueryString query;
    private final List<Fields> bodies = new ArrayList<>();
    private @Nullable RequestBody body;
    private boolean negotiated;

    Input(Request request) {
        this.request = request;
        this.query = new QueryString(request.query(), violations);
    }

    /// Lets `reader` read the request to its end, and then throws what was wrong.
    ///
    /// @return what `reader` made of it
    /// @throws InvalidInput with everything that was wrong, if anything was
    /// @throws jakarta.ws.rs.WebApplicationException if the body is too large or of a type that is not read here
    <T> T read(Function<Input, T> reader) {
        return Gaps.read(violations, () -> reader.apply(this), this::refuseTheRest);
    }

    /// A parameter of the path.
    public <T> T path(String name, Function<String, T> type) {
        return Gaps.of(violations.read(name, () -> type.apply(request.pathParameter(name))));
    }

    /// A parameter of the query.
    public <T> @Nullable T query(String name, Function<String, T> type) {
        String text = query.single(name);
        return text == null ? null : violations.read(name, () -> type.apply(text));
    }

    /// A parameter of the query that must be there.
    public <T> T requiredQuery(String name, Function<String, T> type) {
        T value = query(name, type);
        if (value == null) {
            // If it was there and refused, that was noted first and stays.
            violations.add(name, "is required");
        }
        return Gaps.of(value);
    }

    /// `limit` and `cursor`.
    public PageRequest page() {
        Integer limit = query("limit", Input::wholeNumber);
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

    /// What `If-Match` demands.
    public Precondition ifMatch() {
        List<String> lines = request.headers("If-Match");
        return lines.isEmpty()
                ? Precondition.none()
                : Gaps.of(violations.read("If-Match", () -> ETags.precondition(String.join(",", lines))));
    }

    /// Which of `offered` the caller takes, by `Accept`; the first if they take anything.
    public String accept(String... offered) {
        negotiated = true;
        List<String> ranges = request.headers("Accept");
        return Gaps.of(violations.read("Accept", () -> MediaTypes.negotiate(ranges, List.of(offered))));
    }

    /// The body, a JSON object of at most 1 MiB.
    public Fields body() {
        return body(List.of(MediaTypes.JSON), false);
    }

    /// The body, a JSON object of at most 1 MiB or nothing at all, which is `{}`.
    public Fields bodyOrNothing() {
        return body(List.of(MediaTypes.JSON), true);
    }

    /// The body, a merge patch (RFC 7396) of at most 1 MiB.
    public Fields patch() {
        return body(List.of(MediaTypes.MERGE_PATCH, MediaTypes.JSON), false);
    }

    /// The body, one JSON object, an array of them, or NDJSON; at most 16 MiB and [OneOrMany#MAX_ELEMENTS] elements.
    ///
    /// @param reader reads one object
    public <T> OneOrMany<T> bodies(Function<Fields, T> reader) {
        RequestBody raw = open(RequestBody.MAX_BATCH_BYTES, List.of(MediaTypes.JSON, MediaTypes.NDJSON));
        return made(() -> OneOrMany.read(raw, violations, reader));
    }

    /// The key of `Idempotency-Key`; null if there is none.
    @Nullable
    String idempotencyKey() {
        List<String> keys = request.headers(IDEMPOTENCY_KEY);
        if (keys.size() > 1) {
            violations.add(IDEMPOTENCY_KEY, "must be given once");
        }
        return keys.isEmpty() ? null : made(() -> new IdempotentRequest("", keys.getFirst(), "").key());
    }

    /// What the body was, once it was read to its end: empty if it was not read at all.
    byte[] bodyDigest() {
        return body == null ? new byte[0] : body.digest();
    }

    private void refuseTheRest() {
        query.refuseUnknown();
        bodies.forEach(Fields::refuseUnknown);
        // A removal is answered with nothing, which everybody takes.
        if (!negotiated && !request.method().equals("DELETE")) {
            accept(MediaTypes.JSON);
        }
    }

    private Fields body(List<String> mediaTypes, boolean mayBeNothing) {
        RequestBody raw = open(RequestBody.MAX_BYTES, mediaTypes);
        Fields fields = Gaps.of(made(() -> parse(raw, mayBeNothing)));
        if (fields == null) {
            return Fields.unreadable(violations);
        }
        bodies.add(fields);
        return fields;
    }

    private Fields parse(RequestBody raw, boolean mayBeNothing) {
        try (JsonReader json = new JsonReader(raw.stream())) {
            return new Fields(mayBeNothing && json.first() == null ? Map.of() : json.document(), violations);
        }
    }

    private RequestBody open(long maxBytes, List<String> mediaTypes) {
        RequestBody opened = request.body(maxBytes, mediaTypes);
        body = opened;
        return opened;
    }

    private <T> T made(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidInput refused) {
            violations.addAll(refused);
            return Gaps.of(null);
        }
    }

    private static int wholeNumber(String text) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw new InvalidInput("must be a whole number");
        }
        return Integer.parseInt(text);
    }
}
