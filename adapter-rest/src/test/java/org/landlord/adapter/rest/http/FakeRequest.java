package org.landlord.adapter.rest.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.landlord.adapter.rest.http.body.BodySpec;
import org.landlord.adapter.rest.http.body.BoundedBody;
import org.landlord.adapter.rest.http.body.CollectedBody;
import org.landlord.adapter.rest.http.head.MediaTypes;
import org.landlord.adapter.rest.http.request.Request;

/// A request that never was on a wire.
public final class FakeRequest implements Request {

    private final String method;
    private final String query;
    private final Map<String, String> path = new HashMap<>();
    private final Map<String, List<String>> headers = new HashMap<>();
    private byte[] body = new byte[0];
    private String mediaType = MediaTypes.JSON;
    private boolean gzip;

    private FakeRequest(String method, String query) {
        this.method = method;
        this.query = query;
    }

    public static FakeRequest get(String query) {
        return new FakeRequest("GET", query);
    }

    public static FakeRequest post(String body) {
        return new FakeRequest("POST", "").body(body);
    }

    public static FakeRequest postLines(String body) {
        return post(body).as(MediaTypes.NDJSON);
    }

    /// Declares the body as something else than JSON.
    public FakeRequest as(String type) {
        mediaType = type;
        return this;
    }

    /// Replaces the body by one that is declared as gzip.
    public FakeRequest gzip(byte[] packed) {
        body = packed;
        gzip = true;
        return this;
    }

    public FakeRequest path(String name, String value) {
        path.put(name, value);
        return this;
    }

    public FakeRequest header(String name, String... lines) {
        headers.put(name, List.of(lines));
        return this;
    }

    private FakeRequest body(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public String pathParameter(String name) {
        return path.getOrDefault(name, "");
    }

    @Override
    public String query() {
        return query;
    }

    @Override
    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    @Override
    public boolean hasHeader(CharSequence name) {
        return headers.containsKey(name.toString());
    }

    @Override
    public Set<String> headerNames() {
        return headers.keySet();
    }

    @Override
    public BoundedBody body(BodySpec rules) {
        return new BoundedBody(CollectedBody.of(body), rules.maxBytes(), mediaType, gzip);
    }
}
