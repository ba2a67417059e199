package org.landlord.it.support;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A browser as far as a sign-in needs one: it keeps cookies, and follows redirects one by one when it is told to.
public final class TestBrowser implements AutoCloseable {

    /// Cookies by origin, path and name. (That of the JDK quotes the values of some cookies, and adds attributes.)
    private final Map<Cookie, String> cookies = new LinkedHashMap<>();

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private record Cookie(String origin, String path, String name) {

        boolean isFor(URI address) {
            return origin.equals(address.getAuthority()) && address.getPath().startsWith(path);
        }
    }

    /// A page, or a redirect to another.
    public record Page(int status, URI address, Map<String, String> headers, String body) {

        /// Where a redirect leads to.
        public URI location() {
            String location = headers.get("location");
            if (location == null) {
                throw new AssertionError("no redirect: " + status + " " + body);
            }
            return address.resolve(location);
        }

        /// A parameter of the address that a redirect leads to.
        public String parameter(String name) {
            return Optional.ofNullable(parameters(location()).get(name)).orElseThrow();
        }
    }

    /// The parameters of an address.
    public static Map<String, String> parameters(URI address) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String query = Optional.ofNullable(address.getRawQuery()).orElse("");
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters.put(decoded(parts[0]), decoded(parts[1]));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// An address with parameters.
    public static URI with(String address, Map<String, String> parameters) {
        return URI.create(address + "?" + form(parameters));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /// Opens an address.
    public Page get(URI address) {
        return send(HttpRequest.newBuilder(address).GET());
    }

    /// Sends a form.
    public Page post(URI address, Map<String, String> fields) {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    /// Sends a request of a page.
    ///
    /// @param headers alternating names and values
    public Page send(String method, URI address, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).method(method, HttpRequest.BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private Page send(HttpRequest.Builder builder) {
        URI address = builder.build().uri();
        String sent = cookies.entrySet().stream()
                .filter(cookie -> cookie.getKey().isFor(address))
                .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        HttpRequest request = (sent.isEmpty() ? builder : builder.header("Cookie", sent)).build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(line -> keep(address, line));
            Map<String, String> headers = new LinkedHashMap<>();
            response.headers()
                    .map()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            return new Page(response.statusCode(), response.uri(), headers, response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(URI address, String line) {
        String[] parts = line.split(";");
        String[] pair = parts[0].split("=", 2);
        String path = "/";
        boolean removed = false;
        for (String part : parts) {
            String attribute = part.strip();
            if (attribute.toLowerCase(Locale.ROOT).startsWith("path=")) {
                path = attribute.substring("path=".length());
            }
            removed |= attribute.equalsIgnoreCase("Max-Age=0");
        }
        Cookie cookie = new Cookie(address.getAuthority(), path, pair[0].strip());
        if (removed) {
            cookies.remove(cookie);
        } else {
            cookies.put(cookie, pair[1].strip());
        }
    }

    /// The value of a cookie.
    public Optional<String> cookie(String name) {
        return cookies.entrySet().stream()
                .filter(cookie -> cookie.getKey().name().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public void close() {
        http.close();
    }
}
