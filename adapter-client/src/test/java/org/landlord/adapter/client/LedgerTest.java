package org.landlord.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.client.shared.Timeouts;
import org.landlord.adapter.client.shared.UnexpectedResponse;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.VoidReason;
import org.landlord.domain.usage.Voiding;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Stages;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.port.in.usage.SummarizeUsage;
import org.landlord.port.in.usage.SumsReport;
import org.landlord.port.in.usage.VoidUsage;

class LedgerTest {

    private static final Caller CALLER = Caller.anonymous();
    private static final OrgId ORG = new OrgId("org_acme");
    private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123Z");
    private static final Duration ENOUGH = Duration.ofMinutes(1);

    private static final RecordUsage COMMAND = new RecordUsage(
            new EventId("evt_1"), null, null, new Label("m"), Quantity.of(3), null, null, Metadata.empty());

    private static final String EVENT = """
        {"orgId":"org_acme","eventId":"evt_1","projectId":null,"runId":null,"metric":"m","quantity":3,
         "unit":"count","observedAt":"2026-11-22T15:04:05.123Z","recordedAt":"2026-11-22T15:04:05.123Z",
         "metadata":{},"voidedAt":null,"voidReason":null}\
        """;

    private static final UsageEvent RECORDED = new UsageEvent(
            ORG,
            new EventId("evt_1"),
            null,
            null,
            new Label("m"),
            Quantity.of(3),
            UsageEvent.DEFAULT_UNIT,
            NOW,
            NOW,
            Metadata.empty());

    @Test
    void recording_enforces_hard_limits_unless_they_are_overridden() {
        assertThat(uriOfRecording(HardLimits.ENFORCED)).isEqualTo("/v1/orgs/org_acme/usage-events");
        assertThat(uriOfRecording(HardLimits.OVERRIDDEN)).isEqualTo("/v1/orgs/org_acme/usage-events?enforce=false");
    }

    private static String uriOfRecording(HardLimits hardLimits) {
        try (Replies server = Replies.json(201, EVENT);
                LandlordClient client = new LandlordClient(server.uri(), null)) {
            RecordedUsage recorded = Stages.await(client.usage().recordAsync(CALLER, ORG, COMMAND, hardLimits));

            assertThat(recorded).isEqualTo(new RecordedUsage(RECORDED, false));
            return server.onlyAsked().uri();
        }
    }

    @Test
    void a_dry_run_is_marked_in_the_query() {
        try (Replies server = Replies.json(200, EVENT);
                LandlordClient client = new LandlordClient(server.uri(), null)) {
            assertThat(client.usage().dryRun(CALLER, ORG, COMMAND, HardLimits.OVERRIDDEN))
                    .isEqualTo(new RecordedUsage(RECORDED, true));
            assertThat(server.onlyAsked().uri()).isEqualTo("/v1/orgs/org_acme/usage-events?enforce=false&dryRun=true");
        }
    }

    @Test
    void a_batch_returns_its_accepted_events_and_duplicates() {
        try (Replies server = Replies.json(200, "{\"accepted\":1,\"duplicates\":2}");
                LandlordClient client = new LandlordClient(server.uri(), null)) {
            assertThat(client.usage().recordBatch(CALLER, ORG, List.of(COMMAND, COMMAND, COMMAND)))
                    .isEqualTo(new BatchOutcome(1, 2));
        }
    }

    @Test
    void recording_does_not_block_for_the_response() throws Exception {
        CountDownLatch answering = new CountDownLatch(1);
        Replies.Reply reply = exchange -> {
            await(answering);
            Replies.write(exchange, 200, EVENT);
        };
        try (Replies server = Replies.with(reply);
                LandlordClient client = new LandlordClient(server.uri(), null)) {
            CompletableFuture<RecordedUsage> stage = client.usage()
                    .recordAsync(CALLER, ORG, COMMAND, HardLimits.ENFORCED)
                    .toCompletableFuture();

            assertThat(stage).isNotDone();
            answering.countDown();
            assertThat(stage.get(1, TimeUnit.MINUTES)).isEqualTo(new RecordedUsage(RECORDED, true));
        }
    }

    @Test
    void the_stage_fails_with_the_failure_of_the_server() {
        try (Replies server = Replies.problem(409, "\"code\":\"CONFLICT\",\"detail\":\"another event\"")) {
            assertThat(faultOfStage(server, Timeouts.DEFAULT))
                    .isInstanceOf(Conflict.class)
                    .hasMessage("another event");
        }
    }

    @Test
    void the_stage_fails_if_the_response_is_malformed() {
        try (Replies server = Replies.json(201, "[]")) {
            assertThat(faultOfStage(server, Timeouts.DEFAULT)).isInstanceOf(UnexpectedResponse.class);
        }
    }

    @Test
    void a_stage_has_a_timeout() {
        CountDownLatch over = new CountDownLatch(1);
        Duration soon = Duration.ofMillis(200);
        try (Replies server = Replies.with(exchange -> await(over))) {
            assertThat(faultOfStage(server, new Timeouts(ENOUGH, soon, ENOUGH, ENOUGH)))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("it is unknown whether");
        } finally {
            over.countDown();
        }
    }

    /// The failure of the stage itself, which callbacks receive without a wrapper.
    private static Throwable faultOfStage(Replies server, Timeouts timeouts) {
        try (LandlordClient client = new LandlordClient(server.uri(), null, timeouts)) {
            CompletableFuture<RecordedUsage> stage = client.usage()
                    .recordAsync(CALLER, ORG, COMMAND, HardLimits.ENFORCED)
                    .toCompletableFuture();
            ExecutionException failed =
                    catchThrowableOfType(ExecutionException.class, () -> stage.get(1, TimeUnit.MINUTES));
            return Objects.requireNonNull(failed.getCause());
        }
    }

    @Test
    void an_event_is_voided_with_a_reason_and_returned_with_it() {
        String reversed = EVENT.replace("\"voidedAt\":null,\"voidReason\":null", """
            "voidedAt":"2026-11-22T15:05:05.123Z","voidReason":"counted twice\"\
            """);
        try (Replies server = Replies.json(200, reversed);
                LandlordClient client = new LandlordClient(server.uri(), null)) {
            VoidReason reason = new VoidReason("counted twice");

            UsageEvent event = client.usage().voidEvent(CALLER, new VoidUsage(ORG, new EventId("evt:1"), reason));

            assertThat(server.onlyAsked().method()).isEqualTo("POST");
            assertThat(server.onlyAsked().uri()).isEqualTo("/v1/orgs/org_acme/usage-events/evt%3A1/void");
            assertThat(server.onlyAsked().body()).isEqualTo("{\"reason\":\"counted twice\"}");
            assertThat(event).isEqualTo(RECORDED.voided(new Voiding(NOW.plusSeconds(60), reason)));
        }
    }

    @Test
    void a_summary_can_be_requested_as_of_an_instant() {
        SummarizeUsage query = new SummarizeUsage(ORG, null, null, Window.always(), false, null, NOW);
        try (Replies server = Replies.json(200, "{\"items\":[],\"nextCursor\":null}");
                LandlordClient client = new LandlordClient(server.uri(), null)) {
            client.usage().summarize(CALLER, query, new PageRequest(5, null));

            assertThat(server.onlyAsked().uri())
                    .isEqualTo("/v1/orgs/org_acme/usage-summary?asOf=2026-11-22T15%3A04%3A05.123Z&limit=5");
        }
    }

    @Test
    void a_summary_can_be_requested_of_a_run_by_months_of_a_time_zone() {
        SummarizeUsage query = new SummarizeUsage(
                ORG,
                null,
                null,
                new RunId("run_7f"),
                Window.always(),
                false,
                Bucket.MONTH,
                ZoneId.of("Europe/Berlin"),
                null);
        try (Replies server = Replies.json(200, "{\"items\":[],\"nextCursor\":null}");
                LandlordClient client = new LandlordClient(server.uri(), null)) {
            client.usage().summarize(CALLER, query, new PageRequest(5, null));

            assertThat(server.onlyAsked().uri())
                    .isEqualTo(
                            "/v1/orgs/org_acme/usage-summary?runId=run_7f&bucket=month&timeZone=Europe%2FBerlin&limit=5");
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void verifying_sums_has_the_long_timeout() {
        Timeouts impatient = new Timeouts(ENOUGH, Duration.ZERO, ENOUGH, ENOUGH);
        CountDownLatch given = new CountDownLatch(1);
        try (Replies server = Replies.with(exchange -> {
                    if (exchange.getRequestMethod().equals("GET")) {
                        waitFor(given);
                    }
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    Replies.write(exchange, 200, "{\"series\":3,\"faults\":2,\"rebuilt\":true}");
                });
                LandlordClient client = new LandlordClient(server.uri(), null, impatient)) {
            assertThat(client.usage().verifySums(CALLER, ORG, true)).isEqualTo(new SumsReport(3, 2, true));
            assertThat(server.onlyAsked().uri()).isEqualTo("/v1/orgs/org_acme/usage-summary/verify");
            assertThat(server.onlyAsked().body()).isEqualTo("{\"rebuild\":true}");
            assertThatThrownBy(() -> client.organizations().get(CALLER, ORG)).isInstanceOf(Unavailable.class);
            given.countDown();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
