package org.landlord.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.adapter.client.shared.Timeouts;
import org.landlord.adapter.client.shared.UnexpectedResponse;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.PreconditionFailed;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.tenancy.OrgId;

class FailuresTest {

    @Test
    void invalid_input_is_returned_with_every_violation() {
        InvalidInput refused = refusal(InvalidInput.class, Replies.problem(400, """
            "code":"INVALID_INPUT","detail":"2 faults","errors":[
              {"pointer":"/slug","detail":"must be short"},{"pointer":"","detail":"must be nice"}]\
            """));

        assertThat(refused.violations())
                .containsExactly(new Violation("/slug", "must be short"), new Violation("", "must be nice"));
    }

    @Test
    void invalid_input_without_violations_has_the_detail() {
        InvalidInput refused =
                refusal(InvalidInput.class, Replies.problem(400, "\"code\":\"INVALID_INPUT\",\"detail\":\"no JSON\""));

        assertThat(refused.violations()).containsExactly(new Violation("", "no JSON"));
    }

    @Test
    void a_body_that_is_too_large_is_invalid_input() {
        InvalidInput refused = refusal(
                InvalidInput.class,
                Replies.problem(413, "\"code\":\"PAYLOAD_TOO_LARGE\",\"detail\":\"must be at most 16 MiB\""));

        assertThat(refused).hasMessage("must be at most 16 MiB");
    }

    @Test
    void a_duplicate_is_returned_with_kind_field_and_value() {
        DuplicateId refused = refusal(DuplicateId.class, Replies.problem(409, """
            "code":"DUPLICATE_ID","detail":"x","kind":"org","field":"slug","value":"acme\"\
            """));

        assertThat(refused).hasMessage(new DuplicateId("org", "slug", "acme").getMessage());
        assertThat(refused.field()).isEqualTo("slug");
    }

    @Test
    void not_found_is_returned_with_kind_and_id() {
        NotFound refused = refusal(
                NotFound.class,
                Replies.problem(404, "\"code\":\"NOT_FOUND\",\"detail\":\"x\",\"kind\":\"team\",\"id\":\"team_1\""));

        assertThat(refused.kind()).isEqualTo("team");
        assertThat(refused.id()).isEqualTo("team_1");
    }

    @Test
    void other_failures_are_returned_with_their_message() {
        assertThat(refusal(Conflict.class, Replies.problem(409, "\"code\":\"CONFLICT\",\"detail\":\"no\"")))
                .hasMessage("no");
        assertThat(refusal(
                        PreconditionFailed.class,
                        Replies.problem(412, "\"code\":\"PRECONDITION_FAILED\",\"detail\":\"late\"")))
                .hasMessage("late");
        assertThat(refusal(
                        Unauthenticated.class,
                        Replies.problem(401, "\"code\":\"UNAUTHENTICATED\",\"detail\":\"who?\"")))
                .hasMessage("who?");
        assertThat(refusal(Forbidden.class, Replies.problem(403, "\"code\":\"FORBIDDEN\",\"detail\":\"not you\"")))
                .hasMessage("not you");
    }

    @Test
    void unavailable_is_returned_with_retry_after() {
        Unavailable refused = refusal(Unavailable.class, Replies.with(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.getResponseHeaders().set("Retry-After", "7");
            Replies.write(exchange, 503, "{\"code\":\"UNAVAILABLE\",\"detail\":\"busy\"}");
        }));

        assertThat(refused).hasMessage("busy");
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void rate_limited_is_returned_with_retry_after() {
        RateLimited refused = refusal(RateLimited.class, Replies.with(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.getResponseHeaders().set("Retry-After", "30");
            Replies.write(exchange, 429, "{\"code\":\"RATE_LIMITED\",\"detail\":\"too many requests\"}");
        }));

        assertThat(refused).hasMessage("too many requests");
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void an_error_of_a_proxy_is_unavailable(int status) {
        Unavailable refused = refusal(Unavailable.class, Replies.with(status, "text/html", "<h1>Bad day</h1>"));

        assertThat(refused.retryAfter()).isPositive();
    }

    @Test
    void an_internal_error_is_an_unexpected_response_with_the_error_id() {
        UnexpectedResponse bug = refusal(
                UnexpectedResponse.class,
                Replies.problem(500, "\"code\":\"INTERNAL\",\"detail\":\"x\",\"errorId\":\"err-1234\""));

        assertThat(bug).hasMessageContainingAll("GET /v1/orgs/org_acme", "errorId err-1234");
    }

    @Test
    void an_internal_error_without_an_error_id_has_the_request_id() {
        UnexpectedResponse bug = refusal(
                UnexpectedResponse.class, Replies.problem(500, "\"code\":\"INTERNAL\",\"requestId\":\"req-1\""));

        assertThat(bug).hasMessageContaining("requestId req-1");
    }

    @Test
    void an_unknown_path_is_an_unexpected_response() {
        UnexpectedResponse bug = refusal(
                UnexpectedResponse.class,
                Replies.problem(404, "\"code\":\"NOT_FOUND\",\"kind\":\"resource\",\"id\":\"/v1/orgs/org_acme\""));

        assertThat(bug).hasMessageContaining("check the address of the server");
    }

    @Test
    void an_unknown_code_is_an_unexpected_response() {
        assertThat(refusal(
                        UnexpectedResponse.class,
                        Replies.problem(418, "\"code\":\"TEAPOT\",\"detail\":\"short and stout\"")))
                .hasMessageContaining("418")
                .hasMessageContaining("short and stout");
    }

    @Test
    void a_problem_without_required_members_is_an_unexpected_response() {
        refusal(UnexpectedResponse.class, Replies.problem(404, "\"code\":\"NOT_FOUND\",\"detail\":\"x\""));
    }

    @Test
    void an_unexpected_response_is_reported_with_an_excerpt() {
        UnexpectedResponse bug = refusal(
                UnexpectedResponse.class, Replies.with(404, "text/html", "<h1>\nnginx</h1>" + "x".repeat(9_999)));

        assertThat(bug.getMessage()).contains("404", "<h1> nginx</h1>").hasSizeLessThan(500);
    }

    @Test
    void a_redirect_is_reported_and_not_followed() {
        UnexpectedResponse bug = refusal(UnexpectedResponse.class, Replies.with(exchange -> {
            exchange.getResponseHeaders().set("Location", "https://elsewhere.example/");
            Replies.write(exchange, 301, "");
        }));

        assertThat(bug).hasMessageContainingAll("301", "https://elsewhere.example/", "(empty)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html></html>",
                "[]",
                "{",
                "null",
                "{\"orgId\":\"org_acme\"}",
                "{\"orgId\":5}",
                "{\"orgId\":\"org_acme\",\"slug\":\"acme\",\"name\":\"Acme\",\"metadata\":[],"
                        + "\"createdAt\":\"2026-11-22T15:04:05.123Z\",\"updatedAt\":\"2026-11-22T15:04:05.123Z\"}",
                "{\"orgId\":\"org_acme\",\"slug\":\"NO SLUG\",\"name\":\"Acme\",\"metadata\":{},"
                        + "\"createdAt\":\"2026-11-22T15:04:05.123Z\",\"updatedAt\":\"2026-11-22T15:04:05.123Z\"}",
                "{\"orgId\":\"org_acme\",\"slug\":\"acme\",\"name\":\"Acme\",\"metadata\":{},"
                        + "\"createdAt\":\"yesterday\",\"updatedAt\":\"2026-11-22T15:04:05.123Z\"}",
                "{\"orgId\":\"org_acme\",\"slug\":\"acme\",\"name\":\"Acme\",\"metadata\":{},"
                        + "\"createdAt\":\"2026-11-22T15:04:05.123Z\",\"updatedAt\":\"2026-11-22T15:04:05.123Z\"} {}"
            })
    void a_malformed_success_is_an_unexpected_response(String body) {
        assertThat(refusal(UnexpectedResponse.class, Replies.json(200, body)))
                .hasMessageContaining("GET /v1/orgs/org_acme");
    }

    @Test
    void unknown_members_are_ignored() {
        try (Replies server = Replies.json(200, """
            {"colour":"green","orgId":"org_acme","slug":"acme","name":"Acme","metadata":{"n":1.50},
             "createdAt":"2026-11-22T15:04:05.123Z","updatedAt":"2026-11-22T15:04:05.123Z"}\
            """);
                LandlordClient client = new LandlordClient(server.uri(), null)) {
            assertThat(client.organizations()
                            .get(Caller.anonymous(), new OrgId("org_acme"))
                            .metadata()
                            .json())
                    .isEqualTo("{\"n\":1.50}");
        }
    }

    @Test
    void a_refused_connection_is_unavailable() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        Unavailable refused =
                catchThrowableOfType(Unavailable.class, () -> get(URI.create("http://127.0.0.1:" + port)));

        assertThat(refused).hasMessageContaining("cannot connect to http://127.0.0.1:" + port);
        assertThat(refused.retryAfter()).isPositive();
    }

    @Test
    void a_connection_closed_without_a_response_is_unavailable() {
        Unavailable refused = refusal(Unavailable.class, Replies.with(exchange -> {
            throw new IOException("gone");
        }));

        assertThat(refused).hasMessageContaining("it is unknown whether");
    }

    @Test
    void an_incomplete_response_is_unavailable() {
        refusal(Unavailable.class, Replies.with(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
        }));
    }

    @Test
    void a_server_that_does_not_respond_causes_a_timeout() {
        CountDownLatch over = new CountDownLatch(1);
        Duration soon = Duration.ofMillis(200);
        try (Replies server = Replies.with(exchange -> await(over));
                LandlordClient client = new LandlordClient(server.uri(), null, new Timeouts(soon, soon, soon, soon))) {
            Unavailable refused = catchThrowableOfType(
                    Unavailable.class, () -> client.organizations().get(Caller.anonymous(), new OrgId("org_acme")));

            assertThat(refused).hasMessageContaining("it is unknown whether");
        } finally {
            over.countDown();
        }
    }

    @Test
    void an_interrupted_caller_stops_waiting() {
        CountDownLatch over = new CountDownLatch(1);
        try (Replies server = Replies.with(exchange -> await(over))) {
            Thread.currentThread().interrupt();
            Throwable refused = catchThrowable(() -> get(server.uri()));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(refused).isInstanceOf(Unavailable.class);
        } finally {
            over.countDown();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static <T extends Throwable> T refusal(Class<T> type, Replies server) {
        try (server) {
            Throwable thrown = catchThrowable(() -> get(server.uri()));
            assertThat(thrown).isInstanceOf(type);
            return type.cast(thrown);
        }
    }

    private static void get(URI server) {
        try (LandlordClient client = new LandlordClient(server, null)) {
            client.organizations().get(Caller.anonymous(), new OrgId("org_acme"));
        }
    }
}
