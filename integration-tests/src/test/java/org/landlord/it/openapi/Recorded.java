package org.landlord.it.openapi;

import com.atlassian.oai.validator.model.Body;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.http.Headers;
import io.restassured.specification.FilterableRequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Exchanges as the validator wants to see them. The library's own view of them rounds numbers to floating point, and
/// does not see a query that is written into the address.
final class Recorded {

    /// Numbers to the last digit.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Recorded() {}

    /// @param text the body, empty for none
    record Text(String text) implements Body {

        @Override
        public boolean hasBody() {
            return !text.isEmpty();
        }

        @Override
        public JsonNode toJsonNode() throws JsonProcessingException {
            return JSON.readTree(text);
        }

        @Override
        public String toString(Charset encoding) {
            return text;
        }
    }

    private record Asked(
            Method method,
            String path,
            Map<String, Collection<String>> query,
            Map<String, Collection<String>> headers,
            @Nullable Text content)
            implements Request {

        @Override
        public String getPath() {
            return path;
        }

        @Override
        public Method getMethod() {
            return method;
        }

        /// The library has no more use for it, but still asks for it to be there.
        @Deprecated
        @Override
        public Optional<String> getBody() {
            return getRequestBody().map(Recorded::text);
        }

        @Override
        public Optional<Body> getRequestBody() {
            return Optional.ofNullable(content);
        }

        @Override
        public Collection<String> getQueryParameters() {
            return query.keySet();
        }

        @Override
        public Collection<String> getQueryParameterValues(String name) {
            return query.getOrDefault(name, List.of());
        }

        @Override
        public Map<String, Collection<String>> getHeaders() {
            return headers;
        }

        @Override
        public Collection<String> getHeaderValues(String name) {
            return headers.getOrDefault(name, List.of());
        }
    }

    private record Answered(int status, Map<String, Collection<String>> headers, Text content) implements Response {

        @Override
        public int getStatus() {
            return status;
        }

        /// The library has no more use for it, but still asks for it to be there.
        @Deprecated
        @Override
        public Optional<String> getBody() {
            return getResponseBody().map(Recorded::text);
        }

        @Override
        public Optional<Body> getResponseBody() {
            return content.hasBody() ? Optional.of(content) : Optional.empty();
        }

        @Override
        public Collection<String> getHeaderValues(String name) {
            return headers.getOrDefault(name, List.of());
        }
    }

    /// What a body says; it is text in UTF-8.
    static String text(Body body) {
        try {
            return body.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A request that was sent. Its body is text or bytes in UTF-8; a stream could be read only once.
    static Request of(FilterableRequestSpecification request) {
        URI uri = URI.create(request.getURI());
        Object body = request.getBody();
        Text text = switch (body) {
            case null -> null;
            case String string -> new Text(string);
            case byte[] bytes -> new Text(new String(unpacked(request, bytes), StandardCharsets.UTF_8));
            default -> throw new IllegalArgumentException("a body of text or bytes, not " + body.getClass());
        };
        return new Asked(
                Request.Method.valueOf(request.getMethod()),
                uri.getRawPath(),
                query(uri.getRawQuery()),
                headers(request.getHeaders()),
                text);
    }

    /// What is declared as packed is not looked at as it travels; if it cannot be unpacked, nothing more is said of
    /// it.
    private static byte[] unpacked(FilterableRequestSpecification request, byte[] body) {
        if (!"gzip".equals(request.getHeaders().getValue("Content-Encoding"))) {
            return body;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        } catch (IOException _) {
            return body;
        }
    }

    /// An answer that came.
    static Response of(io.restassured.response.Response response) {
        String body = new String(response.asByteArray(), StandardCharsets.UTF_8);
        return new Answered(response.statusCode(), headers(response.headers()), new Text(body));
    }

    private static Map<String, Collection<String>> headers(Headers headers) {
        Map<String, Collection<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(header ->
                values.computeIfAbsent(header.getName(), _ -> new ArrayList<>()).add(header.getValue()));
        return values;
    }

    private static Map<String, Collection<String>> query(@Nullable String raw) {
        Map<String, Collection<String>> values = new LinkedHashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                values.computeIfAbsent(decode(parts[0]), _ -> new ArrayList<>())
                        .add(parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
