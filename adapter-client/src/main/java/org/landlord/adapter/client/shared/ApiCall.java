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
import org.landlord.wire.json.Json;
import org.landlord.wire.json.JsonShape;

/// One request, before it is sent.
public final class ApiCall {

    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String NDJSON = "application/x-ndjson";
    private static final String CLOUD_EVENT = "application/cloudevents+json";
    private static final String CLOUD_EVENTS = "application/cloudevents-batch+json";

    /// What an entity tag may consist of (RFC 9110, section 8.8.3) and a header can carry.
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

    /// Reads something.
    ///
    /// @param segments of the path below `/v1`, as they are, not encoded
    public static ApiCall get(Object... segments) {
        return new ApiCall("GET", segments);
    }

    /// Adds something.
    ///
    /// @param segments of the path below `/v1`, as they are, not encoded
    public static ApiCall post(Object... segments) {
        return new ApiCall("POST", segments);
    }

    /// Puts something under its key.
    ///
    /// @param segments of the path below `/v1`, as they are, not encoded
    public static ApiCall put(Object... segments) {
        return new ApiCall("PUT", segments);
    }

    /// Changes something.
    ///
    /// @param segments of the path below `/v1`, as they are, not encoded
    public static ApiCall patch(Object... segments) {
        return new ApiCall("PATCH", segments);
    }

    /// Removes something.
    ///
    /// @param segments of the path below `/v1`, as they are, not encoded
    public static ApiCall delete(Object... segments) {
        return new ApiCall("DELETE", segments);
    }

    /// With a query parameter.
    ///
    /// @param value what its `toString` says; null for no such parameter
    public ApiCall query(String name, @Nullable Object value) {
        if (value != null) {
            query.add(name + "=" + encode(value));
        }
        return this;
    }

    /// With an instant as a query parameter; null for no such parameter.
    public ApiCall query(String name, @Nullable Instant value) {
        return query(name, value == null ? null : (Object) Timestamps.format(value));
    }

    /// For a piece of a list.
    public ApiCall page(PageRequest page) {
        return query("limit", (Object) page.limit()).query("cursor", (Object) page.cursor());
    }

    /// Within a window. What has no end on one side is not named there.
    public ApiCall window(Window window) {
        return query("since", window.since().equals(Timestamps.MIN) ? null : window.since())
                .query("until", window.until().equals(Timestamps.MAX) ? null : window.until());
    }

    /// On what condition.
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

    /// With a JSON object as its body; a merge patch, if it is a PATCH.
    public <T> ApiCall json(T value, JsonShape<T> shape) {
        return body(method.equals("PATCH") ? MERGE_PATCH : JSON, Json.request(value, shape));
    }

    /// With a CloudEvent as its body.
    public <T> ApiCall cloudEvent(T value, JsonShape<T> shape) {
        return body(CLOUD_EVENT, Json.request(value, shape));
    }

    /// With a batch of CloudEvents as its body.
    public <T> ApiCall cloudEvents(List<T> values, JsonShape<T> shape) {
        return body(CLOUD_EVENTS, Json.requestArray(values, shape));
    }

    /// With NDJSON as its body.
    public <T> ApiCall ndjson(List<T> values, JsonShape<T> shape) {
        return body(NDJSON, Json.requestLines(values, shape));
    }

    /// In one piece: a publisher of one array for each line takes several times the time of writing the lines.
    private ApiCall body(String type, byte[] bytes) {
        contentType = type;
        body = BodyPublishers.ofByteArray(bytes);
        return this;
    }

    /// For what takes the server more time the more it has stored.
    public ApiCall takingLong() {
        longWork = true;
        return this;
    }

    /// How long to wait for the answer.
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

    /// A version that no entity tag can name is no version of the server's, and matches as little when left out.
    private static String entityTags(Set<Version> versions) {
        String tags = versions.stream()
                .map(Version::value)
                .filter(value -> ETAG.matcher(value).matches())
                .map(value -> '"' + value + '"')
                .collect(Collectors.joining(", "));
        return tags.isEmpty() ? "\"\"" : tags;
    }

    /// Percent-encodes everything but what RFC 3986, section 2.3 leaves alone; good in a path and in a query.
    private static String encode(Object text) {
        // URLEncoder writes forms, not URLs: the differences are put right.
        return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
