package org.landlord.adapter.client.shared;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.wire.json.Json;
import org.landlord.wire.json.JsonShape;

/// A request to be sent.
public final class ApiCall {

    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String NDJSON = "application/x-ndjson";
    private static final String CLOUD_EVENT = "application/cloudevents+json";
    private static final String CLOUD_EVENTS = "application/cloudevents-batch+json";

    /// The characters of an entity tag (RFC 9110, section 8.8.3) that a header can contain.
    private static final Pattern ETAG = Pattern.compile("[\\x21\\x23-\\x7E]*");

    private final String method;
    private final String path;
    private final List<String> query = new ArrayList<>();
    private final Map<String, String> conditions = new LinkedHashMap<>();
    private @Nullable String contentType;
    private BodyPublisher body = BodyPublishers.noBody();
    private boolean longWork;

    private ApiCall(String method, Object... segments) {
        this.method = method;
        this.path = Arrays.stream(segments).map(ApiCall::encode).collect(Collectors.joining("/", "/v1/", ""));
    }

    /// @param segments of the path below `/v1`, not encoded
    public static ApiCall get(Object... segments) {
        return new ApiCall("GET", segments);
    }

    /// @param segments of the path below `/v1`, not encoded
    public static ApiCall post(Object... segments) {
        return new ApiCall("POST", segments);
    }

    /// @param segments of the path below `/v1`, not encoded
    public static ApiCall put(Object... segments) {
        return new ApiCall("PUT", segments);
    }

    /// @param segments of the path below `/v1`, not encoded
    public static ApiCall patch(Object... segments) {
        return new ApiCall("PATCH", segments);
    }

    /// @param segments of the path below `/v1`, not encoded
    public static ApiCall delete(Object... segments) {
        return new ApiCall("DELETE", segments);
    }

    /// Adds a query parameter.
    ///
    /// @param value sent as its `toString`; null adds no parameter
    public ApiCall query(String name, @Nullable Object value) {
        if (value != null) {
            query.add(name + "=" + encode(value));
        }
        return this;
    }

    /// Adds an instant as a query parameter; null adds no parameter.
    public ApiCall query(String name, @Nullable Instant value) {
        return query(name, value == null ? null : (Object) Timestamps.format(value));
    }

    /// Adds the limit and the cursor of a page.
    public ApiCall page(PageRequest page) {
        return query("limit", (Object) page.limit()).query("cursor", (Object) page.cursor());
    }

    /// Adds the order of a log.
    public ApiCall order(SequenceOrder order) {
        return switch (order) {
            case SequenceOrder.After(long sequence) -> sequence == 0 ? this : query("after", (Object) sequence);
            case SequenceOrder.NewestFirst _ -> query("order", (Object) "desc");
        };
    }

    /// Adds the bounds of a window; an open bound is omitted.
    public ApiCall window(Window window) {
        return query("since", window.since().equals(Timestamps.MIN) ? null : window.since())
                .query("until", window.until().equals(Timestamps.MAX) ? null : window.until());
    }

    /// Adds a precondition as `If-Match` and `If-None-Match`.
    public ApiCall precondition(Precondition precondition) {
        switch (precondition) {
            case Precondition.None _ -> {}
            case Precondition.Exists _ -> conditions.put("If-Match", "*");
            case Precondition.Absent _ -> conditions.put("If-None-Match", "*");
            case Precondition.AnyOf anyOf -> conditions.put("If-Match", entityTags(anyOf.versions()));
            case Precondition.NoneOf(var versions) -> conditions.put("If-None-Match", entityTags(versions));
            case Precondition.Both(var first, var second) -> precondition(first).precondition(second);
        }
        return this;
    }

    /// Sets a JSON object as the body; a merge patch if the method is PATCH.
    public <T> ApiCall json(T value, JsonShape<T> shape) {
        return body(method.equals("PATCH") ? MERGE_PATCH : JSON, Json.request(value, shape));
    }

    /// Sets a CloudEvent as the body.
    public <T> ApiCall cloudEvent(T value, JsonShape<T> shape) {
        return body(CLOUD_EVENT, Json.request(value, shape));
    }

    /// Sets a batch of CloudEvents as the body.
    public <T> ApiCall cloudEvents(List<T> values, JsonShape<T> shape) {
        return body(CLOUD_EVENTS, Json.requestArray(values, shape));
    }

    /// Sets NDJSON as the body.
    public <T> ApiCall ndjson(List<T> values, JsonShape<T> shape) {
        return body(NDJSON, Json.requestLines(values, shape));
    }

    /// One array: a publisher with an array for each line is several times slower.
    private ApiCall body(String type, byte[] bytes) {
        contentType = type;
        body = BodyPublishers.ofByteArray(bytes);
        return this;
    }

    /// Uses the timeout for operations whose duration grows with the stored data.
    public ApiCall takingLong() {
        longWork = true;
        return this;
    }

    /// The timeout of the response.
    Duration patience(Timeouts timeouts) {
        return longWork ? timeouts.longAnswer() : timeouts.answer();
    }

    /// @param base the server, without a slash at its end
    HttpRequest.Builder toRequest(String base) {
        String parameters = query.isEmpty() ? "" : "?" + String.join("&", query);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path + parameters)).method(method, body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        conditions.forEach(request::header);
        return request;
    }

    /// For messages: `GET /v1/orgs`.
    @Override
    public String toString() {
        return method + " " + path;
    }

    /// Versions that an entity tag cannot contain are omitted: the server has no such version, so they cannot
    /// match.
    private static String entityTags(Set<Version> versions) {
        String tags = versions.stream()
                .map(Version::value)
                .filter(value -> ETAG.matcher(value).matches())
                .map(value -> '"' + value + '"')
                .collect(Collectors.joining(", "));
        return tags.isEmpty() ? "\"\"" : tags;
    }

    /// Percent-encodes everything except unreserved characters (RFC 3986, section 2.3), for paths and queries.
    private static String encode(Object text) {
        // URLEncoder encodes for forms; the replacements are the differences from URLs.
        return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
