package org.landlord.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.client.Replies.Asked;
import org.landlord.adapter.client.shared.UnexpectedResponse;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaReservation.Settlement;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.quota.ThresholdCrossing;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.CheckUsageLimits;
import org.landlord.port.in.quota.CommitReservation;
import org.landlord.port.in.quota.ExtendReservation;
import org.landlord.port.in.quota.ListAllDenials;
import org.landlord.port.in.quota.ListAllQuotaEvents;
import org.landlord.port.in.quota.ListDenials;
import org.landlord.port.in.quota.ListQuotaEvents;
import org.landlord.port.in.quota.ReservationView;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.port.in.quota.SetUsageLimit;

class QuotasTest {

    private static final Caller CALLER = Caller.anonymous();
    private static final OrgId ORG = new OrgId("org_acme");
    private static final Label TOKENS = new Label("tokens");
    private static final Label COUNT = new Label("count");
    private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123Z");
    private static final LimitKey KEY = new LimitKey(ORG, null, TOKENS, COUNT, Period.MONTHLY);
    private static final UsageSeries SERIES = new UsageSeries(ORG, new ProjectId("project_app"), TOKENS, COUNT);

    private static final String LIMIT = """
        {"orgId":"org_acme","projectId":null,"metric":"tokens","unit":"count","period":"monthly",
         "limitQuantity":1000,"enforcement":"hard","timeZone":null,"thresholds":[50,100],
         "updatedAt":"2026-11-22T15:04:05.123Z"}\
        """;

    private static final String HELD = """
        {"orgId":"org_acme","reservationId":"res_1","projectId":"project_app","metric":"tokens","unit":"count",
         "quantity":2.5,"status":"held","createdAt":"2026-11-22T15:04:05.123Z",
         "expiresAt":"2026-11-22T15:19:05.123Z","settledAt":null,"eventId":null,"committedQuantity":null}\
        """;

    private static final QuotaReservation RESERVATION = new QuotaReservation(
            new ReservationId("res_1"),
            SERIES,
            Quantity.parse("2.5"),
            NOW,
            NOW.plus(QuotaReservation.DEFAULT_TTL),
            null);

    private static final ReservationView VIEW = new ReservationView(RESERVATION, ReservationStatus.HELD);

    /// A request, and the result of its response.
    private record Exchange<T>(Asked asked, T result) {}

    private static <T> Exchange<T> exchange(int status, String answer, Function<Landlord, T> doing) {
        try (Replies server = Replies.json(status, answer);
                LandlordClient client = new LandlordClient(server.uri(), null)) {
            T result = doing.apply(client);
            return new Exchange<>(server.onlyAsked(), result);
        }
    }

    private static String bodyOfLimitWith(@Nullable Thresholds thresholds) {
        SetUsageLimit command =
                new SetUsageLimit(KEY, Quantity.of(1000), Enforcement.HARD, null, thresholds, Precondition.none());
        return exchange(200, LIMIT, landlord -> landlord.usageLimits().set(CALLER, command))
                .asked()
                .body();
    }

    @Test
    void only_given_thresholds_are_sent() {
        assertThat(bodyOfLimitWith(new Thresholds(List.of(100, 50)))).endsWith(",\"thresholds\":[50,100]}");
        assertThat(bodyOfLimitWith(new Thresholds(List.of()))).endsWith(",\"thresholds\":[]}");
        assertThat(bodyOfLimitWith(null)).doesNotContain("thresholds");
    }

    @Test
    void a_check_is_returned_with_thresholds_and_reserved_quantity() {
        String answer = "{\"limit\":" + LIMIT + """
            ,"windowStart":"2026-10-23T15:04:05.123Z","windowEnd":"2026-11-22T15:04:05.123Z",
             "usedQuantity":900,"aheadQuantity":3,"reservedQuantity":60.5,"remainingQuantity":36.5,
             "exceeded":false}\
            """;
        UsageLimit limit =
                new UsageLimit(KEY, Quantity.of(1000), Enforcement.HARD, null, new Thresholds(List.of(50, 100)), NOW);

        var check = exchange(
                        200,
                        answer,
                        landlord -> landlord.usageLimits().check(CALLER, new CheckUsageLimit(KEY, null, null)))
                .result();

        assertThat(check)
                .isEqualTo(limit.check(
                        limit.window(null, NOW), QuantitySum.of(900), QuantitySum.of(3), QuantitySum.parse("60.5")));
    }

    @Test
    void a_check_of_a_quantity_returns_whether_it_would_fit() {
        String answer = "{\"limit\":" + LIMIT + """
            ,"windowStart":"2026-10-23T15:04:05.123Z","windowEnd":"2026-11-22T15:04:05.123Z",
             "usedQuantity":900,"aheadQuantity":3,"reservedQuantity":60.5,"remainingQuantity":36.5,
             "exceeded":false,"wouldFit":false}\
            """;
        CheckUsageLimit one = new CheckUsageLimit(KEY, null, null, Quantity.of(37));
        CheckUsageLimits all = new CheckUsageLimits(ORG, new ProjectId("project_app"), TOKENS, null, Quantity.of(37));

        var check = exchange(200, answer, landlord -> landlord.usageLimits().check(CALLER, one));
        var checks = exchange(
                200,
                "{\"items\":[" + answer + "],\"nextCursor\":null}",
                landlord -> landlord.usageLimits().checkAll(CALLER, all, new PageRequest(5, null)));

        assertThat(check.asked().uri())
                .isEqualTo("/v1/orgs/org_acme/usage-limits/check?metric=tokens&unit=count&period=monthly&quantity=37");
        assertThat(check.result().wouldFit()).isFalse();
        assertThat(checks.asked().uri())
                .isEqualTo("/v1/orgs/org_acme/usage-limits/checks?projectId=project_app&metric=tokens&quantity=37"
                        + "&limit=5");
        assertThat(checks.result().items()).containsExactly(check.result());
    }

    @Test
    void a_dry_run_a_hold_and_a_status_are_sent() {
        ReserveQuota command = ReserveQuota.of(new ReservationId("res_1"), SERIES, Quantity.parse("2.5"), null);
        ExtendReservation extension = new ExtendReservation(ORG, new ReservationId("res_1"), NOW);

        var dryRun =
                exchange(201, HELD, landlord -> landlord.quotaReservations().dryRun(CALLER, command));
        var extended =
                exchange(200, HELD, landlord -> landlord.quotaReservations().extend(CALLER, extension));
        var held = exchange(
                200,
                "{\"items\":[" + HELD + "],\"nextCursor\":null}",
                landlord -> landlord.quotaReservations()
                        .list(CALLER, ORG, ReservationStatus.HELD, new PageRequest(5, null)));

        assertThat(dryRun.asked().uri()).isEqualTo("/v1/orgs/org_acme/quota-reservations?dryRun=true");
        assertThat(dryRun.result()).isEqualTo(new Upserted<>(VIEW, true));
        assertThat(extended.asked().uri()).isEqualTo("/v1/orgs/org_acme/quota-reservations/res_1/extend");
        assertThat(extended.asked().body()).isEqualTo("{\"expiresAt\":\"2026-11-22T15:04:05.123Z\"}");
        assertThat(held.asked().uri()).isEqualTo("/v1/orgs/org_acme/quota-reservations?status=held&limit=5");
    }

    @Test
    void thresholds_that_are_not_whole_numbers_are_an_unexpected_response() {
        String answer = "{\"items\":[" + LIMIT.replace("[50,100]", "[50.5]") + "],\"nextCursor\":null}";

        UnexpectedResponse bug = catchThrowableOfType(
                UnexpectedResponse.class,
                () -> exchange(200, answer, landlord -> landlord.usageLimits().list(CALLER, ORG, PageRequest.first())));

        assertThat(bug).hasMessageContaining("thresholds must be a whole number");
    }

    @Test
    void a_reservation_is_requested_with_its_ttl_in_seconds() {
        ReserveQuota command =
                ReserveQuota.of(new ReservationId("res_1"), SERIES, Quantity.parse("2.5"), Duration.ofMinutes(2));

        Exchange<Upserted<ReservationView>> made =
                exchange(201, HELD, landlord -> landlord.quotaReservations().reserve(CALLER, command));
        Exchange<Upserted<ReservationView>> repeated =
                exchange(200, HELD, landlord -> landlord.quotaReservations().reserve(CALLER, command));

        assertThat(made.asked().method()).isEqualTo("POST");
        assertThat(made.asked().uri()).isEqualTo("/v1/orgs/org_acme/quota-reservations");
        assertThat(made.asked().body()).isEqualTo("""
            {"reservationId":"res_1","projectId":"project_app","metric":"tokens","unit":"count","quantity":2.5,\
            "ttl":120}\
            """);
        assertThat(made.result()).isEqualTo(new Upserted<>(VIEW, true));
        assertThat(repeated.result()).isEqualTo(new Upserted<>(VIEW, false));
    }

    @Test
    void a_commit_sends_the_used_quantity_and_returns_a_settled_reservation() {
        CommitReservation command = new CommitReservation(
                ORG, new ReservationId("res_1"), Quantity.of(2), new RunId("run_1"), Metadata.empty());
        String settled = HELD.replace("\"settledAt\":null,\"eventId\":null,\"committedQuantity\":null", """
            "settledAt":"2026-11-22T15:05:05.123Z","eventId":"evt_1","committedQuantity":2\
            """);

        Exchange<ReservationView> exchange =
                exchange(200, settled, landlord -> landlord.quotaReservations().commit(CALLER, command));

        assertThat(exchange.asked().uri()).isEqualTo("/v1/orgs/org_acme/quota-reservations/res_1/commit");
        assertThat(exchange.asked().body()).isEqualTo("{\"quantity\":2,\"runId\":\"run_1\",\"metadata\":{}}");
        assertThat(exchange.result().reservation())
                .isEqualTo(
                        RESERVATION.settled(new Settlement(NOW.plusSeconds(60), new EventId("evt_1"), Quantity.of(2))));
    }

    @Test
    void a_release_sends_no_body_and_returns_a_settled_reservation_without_an_event() {
        String released = HELD.replace("\"settledAt\":null", "\"settledAt\":\"2026-11-22T15:05:05.123Z\"");

        Exchange<ReservationView> exchange = exchange(
                200,
                released,
                landlord -> landlord.quotaReservations().release(CALLER, ORG, new ReservationId("res_1")));

        assertThat(exchange.asked().method()).isEqualTo("POST");
        assertThat(exchange.asked().uri()).isEqualTo("/v1/orgs/org_acme/quota-reservations/res_1/release");
        assertThat(exchange.asked().body()).isEmpty();
        assertThat(exchange.asked().header("Content-type")).isEmpty();
        assertThat(exchange.result().reservation())
                .isEqualTo(RESERVATION.settled(new Settlement(NOW.plusSeconds(60), null, null)));
    }

    @Test
    void quota_events_are_requested_after_a_sequence() {
        String answer = """
            {"items":[{"sequence":8,"orgId":"org_acme","projectId":null,"metric":"tokens","unit":"count",
             "period":"monthly","threshold":75,"crossing":"down","usedQuantity":700,"limitQuantity":1000,
             "occurredAt":"2026-11-22T15:04:05.123Z"}],"nextCursor":null}\
            """;
        ListQuotaEvents query = new ListQuotaEvents(ORG, new ProjectId("project_app"), TOKENS, SequenceOrder.after(7));

        var exchange =
                exchange(200, answer, landlord -> landlord.quotaEvents().list(CALLER, query, new PageRequest(5, null)));

        assertThat(exchange.asked().uri())
                .isEqualTo("/v1/orgs/org_acme/quota-events?projectId=project_app&metric=tokens&after=7&limit=5");
        assertThat(exchange.result().items())
                .containsExactly(new QuotaEvent(
                        8, KEY, 75, ThresholdCrossing.DOWN, QuantitySum.of(700), Quantity.of(1000), NOW));
    }

    @Test
    void quota_events_are_requested_newest_first() {
        ListQuotaEvents query = new ListQuotaEvents(ORG, null, null, SequenceOrder.newestFirst());

        var exchange = exchange(
                200,
                "{\"items\":[],\"nextCursor\":null}",
                landlord -> landlord.quotaEvents().list(CALLER, query, new PageRequest(5, null)));

        assertThat(exchange.asked().uri()).isEqualTo("/v1/orgs/org_acme/quota-events?order=desc&limit=5");
    }

    @Test
    void quota_events_of_all_organizations_are_requested_with_their_filters() {
        ListAllQuotaEvents query = new ListAllQuotaEvents(TOKENS, Window.of(null, NOW));

        var exchange = exchange(
                200,
                "{\"items\":[],\"nextCursor\":\"more\"}",
                landlord -> landlord.quotaEvents().listOfAll(CALLER, query, new PageRequest(5, null)));

        assertThat(exchange.asked().uri())
                .isEqualTo("/v1/quota-events?metric=tokens&until=2026-11-22T15%3A04%3A05.123Z&limit=5");
        assertThat(exchange.result()).isEqualTo(new Page<>(List.of(), "more"));
    }

    @Test
    void denials_are_requested_with_their_filters_and_by_a_request() {
        String denial = """
            {"sequence":7,"limit":{"orgId":"org_acme","projectId":null,"metric":"tokens","unit":"count",
             "period":"monthly"},"projectId":"project_app","actorId":"key_1","actorKind":"key",
             "minute":"2026-11-22T15:04:00.000Z","count":42,"firstAt":"2026-11-22T15:04:01.000Z",
             "lastAt":"2026-11-22T15:04:05.123Z","refusals":[{"requestId":"req.1",
             "refusedAt":"2026-11-22T15:04:05.123Z","limitQuantity":1000,"windowStart":"2026-11-22T15:03:05.123Z",
             "windowEnd":"2026-11-22T15:04:05.123Z","usedQuantity":990,"reservedQuantity":5,"remainingQuantity":5,
             "requestedQuantity":10,"resetAt":null}]}\
            """;
        Window window = Window.of(NOW, null);
        ListDenials query =
                new ListDenials(ORG, new ProjectId("project_app"), TOKENS, null, new ActorId("key_1"), window);

        var list = exchange(
                200,
                "{\"items\":[" + denial + "],\"nextCursor\":null}",
                landlord -> landlord.denials().list(CALLER, query, new PageRequest(5, null)));
        var ofAll = exchange(
                200,
                "{\"items\":[" + denial + "],\"nextCursor\":null}",
                landlord -> landlord.denials()
                        .listOfAll(
                                CALLER,
                                new ListAllDenials(TOKENS, new Label("count"), window),
                                new PageRequest(5, "next")));
        var one = exchange(200, denial, landlord -> landlord.denials().get(CALLER, ORG, new RequestId("req.1")));

        assertThat(list.asked().uri())
                .isEqualTo("/v1/orgs/org_acme/denials?projectId=project_app&metric=tokens&actorId=key_1"
                        + "&since=2026-11-22T15%3A04%3A05.123Z&limit=5");
        assertThat(ofAll.asked().uri())
                .isEqualTo(
                        "/v1/denials?metric=tokens&unit=count&since=2026-11-22T15%3A04%3A05.123Z&limit=5&cursor=next");
        assertThat(ofAll.result()).isEqualTo(list.result());
        assertThat(one.asked().uri()).isEqualTo("/v1/orgs/org_acme/denials/req.1");
        assertThat(list.result().items()).containsExactly(one.result());
        assertThat(one.result().key().limit()).isEqualTo(KEY);
        assertThat(one.result().count()).isEqualTo(42);
        assertThat(Objects.requireNonNull(one.result().refusalOf(new RequestId("req.1")))
                        .requestedQuantity())
                .isEqualTo(QuantitySum.of(10));
    }

    private static QuotaExceeded refusal(@Nullable String retryAfter, String resetAt) {
        Replies.Reply reply = answer -> {
            answer.getResponseHeaders().set("Content-Type", "application/problem+json");
            if (retryAfter != null) {
                answer.getResponseHeaders().set("Retry-After", retryAfter);
            }
            Replies.write(answer, 429, """
                {"code":"QUOTA_EXCEEDED","detail":"full","limit":{"orgId":"org_acme","projectId":null,
                 "metric":"tokens","unit":"count","period":"monthly"},"limitQuantity":1000,
                 "windowStart":"2026-11-22T15:03:05.123Z","windowEnd":"2026-11-22T15:04:05.123Z","usedQuantity":900,
                 "reservedQuantity":60.5,"remainingQuantity":39.5,"requestedQuantity":40,"resetAt":%s}\
                """.formatted(resetAt));
        };
        ReserveQuota command = ReserveQuota.of(null, SERIES, Quantity.of(40), null);
        try (Replies server = Replies.with(reply);
                LandlordClient client = new LandlordClient(server.uri(), null)) {
            return catchThrowableOfType(
                    QuotaExceeded.class, () -> client.quotaReservations().reserve(CALLER, command));
        }
    }

    @Test
    void an_exceeded_hard_limit_is_returned_with_all_its_fields() {
        QuotaExceeded refused = refusal("60", "\"2026-11-22T15:05:05.123Z\"");

        assertThat(refused.shortfall())
                .isEqualTo(new QuotaShortfall(
                        KEY,
                        new Window(NOW.minusSeconds(60), NOW),
                        Quantity.of(1000),
                        QuantitySum.of(900),
                        QuantitySum.parse("60.5"),
                        QuantitySum.of(40),
                        NOW.plusSeconds(60)));
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void an_exceeded_hard_limit_that_does_not_reset_has_no_retry_after() {
        QuotaExceeded refused = refusal(null, "null");

        assertThat(refused.shortfall().resetAt()).isNull();
        assertThat(refused.retryAfter()).isNull();
    }
}
