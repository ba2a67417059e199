package org.landlord.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.adapter.client.diagnostics.RemoteDiagnostics;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.adapter.client.shared.Timeouts;
import org.landlord.domain.diagnostics.Check;
import org.landlord.domain.diagnostics.CheckResult;
import org.landlord.domain.diagnostics.Outcome;
import org.landlord.port.in.diagnostics.Diagnostics;

class DiagnosticsTest {

    private static final Diagnostics.Request REQUEST = new Diagnostics.Request(false, null, true);
    private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.500Z");

    /// Answers one request. (The JDK's server always sends the current time as `Date`.)
    private static void answer(ServerSocket server, String date) {
        try (Socket connection = server.accept();
                BufferedReader request = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
            String line = request.readLine();
            while (line != null && !line.isEmpty()) {
                line = request.readLine();
            }
            connection
                    .getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nDate: " + date + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Diagnostics.Report run(URI server, Instant now) {
        try (HttpTransport transport = new HttpTransport(server, "t0ken", null, null, Timeouts.DEFAULT)) {
            return new RemoteDiagnostics(transport, InstantSource.fixed(now)).run(REQUEST);
        }
    }

    private static CheckResult result(Diagnostics.Report report, Check check) {
        return report.checks().stream()
                .filter(result -> result.check() == check)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_server_that_accepts_the_token_is_usable_and_every_check_is_reported_once() {
        try (Replies server = Replies.json(200, "{}")) {
            Diagnostics.Report report = run(server.uri(), InstantSource.system().instant());

            assertThat(report.isUsable()).isTrue();
            Set<Check> others = EnumSet.complementOf(EnumSet.of(Check.SUMS));
            assertThat(report.checks()).extracting(CheckResult::check).containsExactlyInAnyOrderElementsOf(others);
            assertThat(result(report, Check.SERVER).outcome()).isEqualTo(Outcome.OK);
            assertThat(result(report, Check.CLOCK).outcome()).isEqualTo(Outcome.OK);
            assertThat(result(report, Check.CERTIFICATES))
                    .isEqualTo(CheckResult.skipped(Check.CERTIFICATES, "the connection does not use TLS"));
            assertThat(result(report, Check.INTEGRITY).observed()).contains("landlord doctor --db");
            assertThat(server.onlyAsked().uri()).isEqualTo("/v1/whoami");
            assertThat(server.onlyAsked().header("Authorization")).containsExactly("Bearer t0ken");
        }
    }

    @ParameterizedTest
    @CsvSource({"401, rejects the token", "503, is not available", "404, the unexpected status 404"})
    void another_status_is_a_problem_and_the_server_is_not_usable(int status, String observed) {
        try (Replies server = Replies.problem(status, "\"code\":\"X\"")) {
            Diagnostics.Report report = run(server.uri(), InstantSource.system().instant());

            assertThat(report.isUsable()).isFalse();
            assertThat(result(report, Check.SERVER).outcome()).isEqualTo(Outcome.PROBLEM);
            assertThat(result(report, Check.SERVER).observed())
                    .contains(observed)
                    .doesNotContain("t0ken");
            assertThat(result(report, Check.CLOCK).outcome()).isEqualTo(Outcome.OK);
        }
    }

    @Test
    void a_server_that_does_not_respond_is_a_problem() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        Diagnostics.Report report = run(URI.create("http://127.0.0.1:" + port), NOW);

        assertThat(report.isUsable()).isFalse();
        assertThat(result(report, Check.SERVER).observed()).startsWith("cannot connect to http://127.0.0.1:" + port);
        assertThat(result(report, Check.CLOCK).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(report.checks()).hasSize(Check.values().length - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "'Sun, 22 Nov 2026 15:04:05 GMT', ok",
        "'Sun, 22 Nov 2026 15:04:10 GMT', ok",
        "'Sun, 22 Nov 2026 15:04:00 GMT', ok",
        "'Sun, 22 Nov 2026 15:04:20 GMT', warning",
        "'Sun, 22 Nov 2026 15:03:30 GMT', warning",
        "'Sun, 22 Nov 2026 14:04:05 GMT', problem",
        "'yesterday', skipped"
    })
    void the_clock_of_the_server_is_compared_with_that_of_this_machine(String date, String outcome)
            throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = Thread.ofVirtual().start(() -> answer(server, date));

            Diagnostics.Report report = run(URI.create("http://127.0.0.1:" + server.getLocalPort()), NOW);

            thread.join();
            assertThat(result(report, Check.CLOCK).outcome().label()).isEqualTo(outcome);
        }
    }
}
