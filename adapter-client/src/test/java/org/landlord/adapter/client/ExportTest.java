package org.landlord.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.adapter.client.shared.Timeouts;
import org.landlord.adapter.client.shared.UnexpectedResponse;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.audit.AuditExport;
import org.landlord.port.in.audit.AuditFormat;
import org.landlord.port.in.audit.ExportAudit;

class ExportTest {

    private static final OrgId ORG = new OrgId("org_acme");

    private static final String HEAD = """
        {"exportedAt":"2026-11-22T15:04:05.123Z",
         "org":{"orgId":"org_acme","slug":"acme","name":"Acme","metadata":{},
                "createdAt":"2026-11-22T15:04:05.123Z","updatedAt":"2026-11-22T15:04:05.123Z"},
         "members":[],"projects":[],"teams":[],"billing":null,"identityProviders":[],"usage":[],
         "usageSettings":{"orgId":"org_acme","backdatingDays":35,"updatedAt":null,"cloudEvents":{"subject":"project",
             "subjectProjects":{},"quantityPointer":"/quantity","quantityPointers":{},"countedTypes":[]}},
         "usageLimits":[],"quotaReservations":[],"secretRefs":[],"apiKeys":[],"quotaEvents":[],"auditEvents":[\
        """;

    private static String event(int sequence) {
        return """
            {"orgId":"org_acme","sequence":%d,"eventId":"evt_%d","projectId":null,"actorId":null,
             "action":"org.create","targetType":"org","targetId":"org_acme",
             "occurredAt":"2026-11-22T15:04:05.123Z","metadata":{}}\
            """.formatted(sequence, sequence);
    }

    @Test
    void events_are_read_while_they_arrive() {
        CountDownLatch firstWasRead = new CountDownLatch(1);
        Replies.Reply reply = exchange -> {
            OutputStream out = begin(exchange);
            write(out, HEAD + event(1));
            await(firstWasRead);
            write(out, "," + event(2) + "]}");
        };

        List<Long> seen = export(reply, export -> {
            List<Long> sequences = new ArrayList<>();
            for (AuditEvent event : export.auditEvents()) {
                sequences.add(event.sequence());
                firstWasRead.countDown();
            }
            return sequences;
        });

        assertThat(seen).containsExactly(1L, 2L);
    }

    @Test
    void iteration_ends_after_the_last_event() {
        Function<AuditExport, Throwable> beyond = export -> {
            Iterator<AuditEvent> events = export.auditEvents().iterator();
            events.next();
            assertThat(events.hasNext()).isFalse();
            assertThat(events.hasNext()).isFalse();
            return catchThrowable(events::next);
        };

        assertThat(export(whole(HEAD + event(1) + "]}"), beyond)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void an_export_that_the_server_aborts_fails_during_iteration() {
        List<Long> seen = new ArrayList<>();
        Replies.Reply reply = exchange -> {
            write(begin(exchange), HEAD + event(1) + "," + event(2));
            throw new IOException("the server goes down");
        };

        Throwable thrown = catchThrowable(() -> export(reply, export -> {
            export.auditEvents().forEach(event -> seen.add(event.sequence()));
            return seen;
        }));

        assertThat(thrown).isInstanceOf(Unavailable.class).hasMessageContaining("is incomplete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "]", "]}"})
    void an_export_whose_last_bytes_are_missing_fails(String end) {
        // Content-Length is one byte more than is sent.
        Replies.Reply reply = exchange -> {
            byte[] bytes = (HEAD + event(1) + end).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length + 1L);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        };

        assertThat(catchThrowable(() -> export(reply, ExportTest::readThrough))).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "]"})
    void an_incomplete_document_in_a_complete_response_fails(String end) {
        Replies.Reply reply = whole(HEAD + event(1) + end);

        assertThat(catchThrowable(() -> export(reply, ExportTest::readThrough))).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"]}x", "]}{}", "],\"more\":1}", ",5]}", ",{}]}", "}}"})
    void a_malformed_document_is_an_unexpected_response(String end) {
        Replies.Reply reply = whole(HEAD + event(1) + end);

        assertThat(catchThrowable(() -> export(reply, ExportTest::readThrough))).isInstanceOf(UnexpectedResponse.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[]", "{}", "{\"auditEvents\":[]}", "{\"exportedAt\":5,\"auditEvents\":[]}"})
    void a_response_that_is_not_an_export_is_not_passed_to_the_reader(String body) {
        Throwable thrown = catchThrowable(() -> export(whole(body), export -> {
            throw new AssertionError("the reader was called with " + export);
        }));

        assertThat(thrown).isInstanceOf(UnexpectedResponse.class);
    }

    @Test
    void a_failure_is_not_passed_to_the_reader() {
        Replies.Reply reply = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            Replies.write(exchange, 404, "{\"code\":\"NOT_FOUND\",\"kind\":\"org\",\"id\":\"org_acme\"}");
        };

        Throwable thrown = catchThrowable(() -> export(reply, export -> {
            throw new AssertionError("the reader was called with " + export);
        }));

        assertThat(thrown).isInstanceOf(NotFound.class);
    }

    @Test
    void a_server_that_stops_sending_causes_a_timeout() {
        CountDownLatch over = new CountDownLatch(1);
        Replies.Reply reply = exchange -> {
            write(begin(exchange), HEAD + event(1));
            await(over);
        };
        Duration enough = Duration.ofSeconds(5);
        Timeouts timeouts = new Timeouts(enough, enough, enough, Duration.ofMillis(200));

        try {
            assertThat(catchThrowable(() -> export(reply, ExportTest::readThrough, timeouts)))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("no data for");
        } finally {
            over.countDown();
        }
    }

    @Test
    void a_reader_that_returns_early_ends_the_export() {
        CountDownLatch over = new CountDownLatch(1);
        Replies.Reply reply = exchange -> {
            write(begin(exchange), HEAD + event(1));
            await(over);
        };

        try {
            long first = export(
                    reply, export -> export.auditEvents().iterator().next().sequence());

            assertThat(first).isEqualTo(1);
        } finally {
            over.countDown();
        }
    }

    private static List<AuditEvent> readThrough(AuditExport export) {
        List<AuditEvent> events = new ArrayList<>();
        export.auditEvents().forEach(events::add);
        return events;
    }

    private static <R> R export(Replies.Reply reply, Function<AuditExport, R> reader) {
        return export(reply, reader, Timeouts.DEFAULT);
    }

    private static <R> R export(Replies.Reply reply, Function<AuditExport, R> reader, Timeouts timeouts) {
        try (Replies server = Replies.with(reply);
                LandlordClient client = new LandlordClient(server.uri(), null, timeouts)) {
            return client.auditTrail()
                    .export(Caller.anonymous(), new ExportAudit(ORG, Window.always(), AuditFormat.CSV), reader);
        }
    }

    private static Replies.Reply whole(String body) {
        return exchange -> write(begin(exchange), body);
    }

    /// A response with chunked transfer coding.
    private static OutputStream begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
