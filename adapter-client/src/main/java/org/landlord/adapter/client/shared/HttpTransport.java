package org.landlord.adapter.client.shared;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Reason;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Unavailable;

/// Sends requests to the server and returns its responses.
public final class HttpTransport implements AutoCloseable {

    /// The syntax of a bearer token (RFC 6750, section 2.1).
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final String base;
    private final @Nullable String token;
    private final @Nullable String userAgent;
    private final @Nullable Reason reason;
    private final Timeouts timeouts;
    private final HttpClient http;

    /// @param server an http or https URL
    /// @param token the bearer token; null for none
    /// @param userAgent the header `User-Agent`; null for that of the JDK
    /// @param reason the reason for all changes; null for none
    /// @throws InvalidInput if `server` or `token` is malformed
    public HttpTransport(
            URI server,
            @Nullable String token,
            @Nullable String userAgent,
            @Nullable Reason reason,
            Timeouts timeouts) {
        this.base = base(server);
        this.token = token == null ? null : checked(token);
        this.userAgent = userAgent;
        this.reason = reason;
        this.timeouts = timeouts;
        this.http = HttpClient.newBuilder()
                .connectTimeout(timeouts.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /// Sends a request and waits for the complete response.
    ///
    /// @throws org.landlord.domain.failure.Failure the failure in the response; [Unavailable] if there is no
    ///     response
    /// @throws UnexpectedResponse if the server has a bug or is not a Landlord server
    public ApiResponse send(ApiCall call) {
        return answer(call, exchange(call, BodyHandlers.ofByteArray()));
    }

    /// Sends a request without blocking.
    ///
    /// @param reader converts the complete response
    /// @return the result of the reader; fails with the exceptions of [#send]
    public <R> CompletionStage<R> sendAsync(ApiCall call, Function<ApiResponse, R> reader) {
        CompletableFuture<HttpResponse<byte[]>> response = http.sendAsync(request(call), BodyHandlers.ofByteArray());
        CompletableFuture<R> result = new CompletableFuture<>();
        // The timeout is on a copy: the original must stay incomplete, so that cancel aborts the request.
        var _ = response.copy()
                .orTimeout(call.patience(timeouts).toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answered, fault) -> {
                    try {
                        if (fault != null) {
                            response.cancel(true);
                            throw refusal(call, fault);
                        }
                        result.complete(reader.apply(answer(call, answered)));
                    } catch (RuntimeException | Error refused) {
                        result.completeExceptionally(refused);
                    }
                });
        return result;
    }

    /// Sends a request and reads the response while it arrives.
    ///
    /// @param reader converts the response; the part that it does not read is discarded
    /// @return the result of the reader
    /// @throws org.landlord.domain.failure.Failure the failure in the response; [Unavailable] if there is no
    ///     response or it is incomplete
    /// @throws UnexpectedResponse if the server has a bug or is not a Landlord server
    public <R> R stream(ApiCall call, Function<StreamedResponse, R> reader) {
        HttpResponse<InputStream> response = exchange(call, BodyHandlers.ofInputStream());
        ReadTimeoutInputStream body = new ReadTimeoutInputStream(response.body(), timeouts.silence());
        if (!isSuccess(response)) {
            throw ProblemReader.of(call, response.statusCode(), response.headers(), allOf(call, body));
        }
        try (StreamedResponse incoming = new StreamedResponse(call, body)) {
            return reader.apply(incoming);
        }
    }

    /// Sends a request and returns whatever response arrives, for what it says about the server.
    ///
    /// @throws Unavailable if there is no response
    public ServerResponse probe(ApiCall call) {
        return ServerResponse.of(exchange(call, BodyHandlers.discarding()));
    }

    /// The address of the server, without a slash at its end.
    public String base() {
        return base;
    }

    /// Closes the connections.
    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    private <T> HttpResponse<T> exchange(ApiCall call, BodyHandler<T> handler) {
        CompletableFuture<HttpResponse<T>> response = http.sendAsync(request(call), handler);
        try {
            return response.get(call.patience(timeouts).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            response.cancel(true);
            throw refusal(call, late);
        } catch (InterruptedException _) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw undecided(call, "the wait for a response of " + base + " was interrupted");
        } catch (ExecutionException e) {
            throw refusal(call, e.getCause());
        }
    }

    private HttpRequest request(ApiCall call) {
        HttpRequest.Builder request = call.toRequest(base).header("Accept", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (userAgent != null) {
            request.header("User-Agent", userAgent);
        }
        if (reason != null) {
            request.header(
                    "Landlord-Reason",
                    URLEncoder.encode(reason.value(), StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return request.build();
    }

    private static ApiResponse answer(ApiCall call, HttpResponse<byte[]> response) {
        if (isSuccess(response)) {
            return new ApiResponse(call, response.statusCode(), response.body());
        }
        throw ProblemReader.of(call, response.statusCode(), response.headers(), response.body());
    }

    private byte[] allOf(ApiCall call, InputStream body) {
        try (body) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw refusal(call, e);
        }
    }

    private RuntimeException refusal(ApiCall call, @Nullable Throwable fault) {
        return switch (fault) {
            case CompletionException wrapped -> refusal(call, wrapped.getCause());
            case TimeoutException _ ->
                undecided(
                        call,
                        base + " did not respond within "
                                + call.patience(timeouts).toSeconds() + " s");
            case ConnectException _, HttpConnectTimeoutException _ ->
                new Unavailable(
                        "cannot connect to " + base + ": is the server running?", ProblemReader.DEFAULT_RETRY_AFTER);
            case IOException io -> undecided(call, "the connection to " + base + " failed (" + io.getMessage() + ")");
            case null, default -> throw new IllegalStateException(call + " could not be sent", fault);
        };
    }

    private static Unavailable undecided(ApiCall call, String what) {
        return new Unavailable(
                what + "; it is unknown whether " + call + " was executed", ProblemReader.DEFAULT_RETRY_AFTER);
    }

    private static boolean isSuccess(HttpResponse<?> response) {
        return response.statusCode() / 100 == 2;
    }

    private static String base(URI server) {
        boolean web = "http".equalsIgnoreCase(server.getScheme()) || "https".equalsIgnoreCase(server.getScheme());
        boolean more = server.getRawQuery() != null || server.getRawFragment() != null || server.getUserInfo() != null;
        if (!web || server.getHost() == null || more) {
            throw InvalidInput.of("server", "must be an address such as http://127.0.0.1:8080");
        }
        return server.toString().replaceAll("/+$", "");
    }

    private static String checked(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw InvalidInput.of("token", "must contain only letters, digits and . _ ~ + / -, with = only at the end");
        }
        return token;
    }
}
