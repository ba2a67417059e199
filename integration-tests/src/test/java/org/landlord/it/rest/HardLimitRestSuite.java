package org.landlord.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Limits that refuse what would pass them, and the events about their thresholds.
abstract class HardLimitRestSuite extends RestSuite {

    @Test
    void givenAHardLimit_whenUsageWouldPassIt_thenTheAnswerSaysHowItStandsAndNothingIsRecorded() {
        String org = newOrg();
        limit(org, 10, "\"enforcement\":\"hard\"");
        use(org, 8).then().statusCode(201);

        Response refused = use(org, 3);

        expectProblem(refused, 429, "QUOTA_EXCEEDED")
                // A day is too long to sleep: resetAt says when.
                .header("Retry-After", nullValue())
                .body("title", equalTo("Quota exceeded"))
                .body("detail", containsString("allows 10"))
                .body("limit.orgId", equalTo(idOf(org)), "limit.projectId", nullValue())
                .body("limit.metric", equalTo("m"), "limit.unit", equalTo("count"), "limit.period", equalTo("daily"))
                .body("limitQuantity", equalTo(10), "usedQuantity", equalTo(8), "reservedQuantity", equalTo(0))
                .body("remainingQuantity", equalTo(2), "requestedQuantity", equalTo(3))
                .body("windowStart", matchesPattern(".*T.*\\.\\d{3}Z"), "windowEnd", matchesPattern(".*T.*\\.\\d{3}Z"))
                .body("resetAt", matchesPattern(".*T.*\\.\\d{3}Z"));
        get(org + "/usage-events").then().body("items", hasSize(1));
        use(org, 2).then().statusCode(201);
    }

    @Test
    void givenARefusedRequest_thenItsDenialIsFoundByItsRequestId_andTheStatusOfTheLimitNamesIt() {
        String org = newOrg();
        limit(org, 10, "\"enforcement\":\"hard\"");
        use(org, 9).then().statusCode(201);

        String requestId = use(org, 2).then().statusCode(429).extract().header("X-Request-Id");

        get(org + "/denials/" + requestId)
                .then()
                .statusCode(200)
                .body("limit.metric", equalTo("m"), "limit.period", equalTo("daily"), "count", equalTo(1))
                .body("refusals[0].requestId", equalTo(requestId))
                .body("refusals[0].usedQuantity", equalTo(9), "refusals[0].requestedQuantity", equalTo(2));
        get(org + "/denials").then().statusCode(200).body("items[0].refusals.requestId", hasItem(requestId));
        get("/v1/denials?metric=m&unit=count&limit=500")
                .then()
                .statusCode(200)
                .body("items.limit.orgId", hasItem(idOf(org)));
        get(org + "/quota-status")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].percentUsed", equalTo(90), "items[0].remainingQuantity", equalTo(1))
                .body("items[0].lastDeniedAt", matchesPattern(".*T.*\\.\\d{3}Z"));
        get(org + "/quota-status/by-key?metric=m&period=daily")
                .then()
                .statusCode(200)
                .body("percentUsed", equalTo(90), "limit.metric", equalTo("m"))
                .body("lastDeniedAt", matchesPattern(".*T.*\\.\\d{3}Z"));
        expectProblem(get(org + "/quota-status/by-key?metric=m&period=weekly"), 404, "NOT_FOUND");
        expectInvalid(get(org + "/quota-status/by-key?period=weekly"), "/metric");
    }

    @Test
    void givenLimitsOfSeveralOrganizations_thenTheFullestAndTheLargestUsageAreListedFirst() {
        String metric = unique("metric");
        String half = newOrg();
        String full = newOrg();
        for (String org : List.of(half, full)) {
            put(
                            org + "/usage-limits",
                            "{\"metric\":\"%s\",\"period\":\"lifetime\",\"limitQuantity\":1000}".formatted(metric))
                    .then()
                    .statusCode(201);
            post(
                            org + "/usage-events",
                            "{\"metric\":\"%s\",\"quantity\":%d}".formatted(metric, org.equals(full) ? 999_000 : 500))
                    .then()
                    .statusCode(201);
        }

        get("/v1/quota-status?over=90000&limit=200")
                .then()
                .statusCode(200)
                .body("items.limit.orgId", hasItem(idOf(full)))
                .body("items.limit.orgId", not(hasItem(idOf(half))));
        get("/v1/usage-top?metric=" + metric)
                .then()
                .statusCode(200)
                .body("items.orgId", equalTo(List.of(idOf(full), idOf(half))))
                .body("items.quantity", equalTo(List.of(999_000, 500)));
    }

    @Test
    void givenAHardLimit_whenUsageIsDatedBack_thenItIsHeldToTheLimitOfThatDay() {
        String org = newOrg();
        limit(org, 10, "\"enforcement\":\"hard\"");
        String then = Instant.now().minus(Duration.ofDays(3)).toString();
        String event = "{\"metric\":\"m\",\"quantity\":%d,\"observedAt\":\"" + then + "\"}";

        post(org + "/usage-events", event.formatted(7)).then().statusCode(201);
        expectProblem(post(org + "/usage-events", event.formatted(4)), 429, "QUOTA_EXCEEDED")
                .header("Retry-After", nullValue())
                .body("detail", containsString("7 used, 0 reserved, 4 requested in its window from "))
                .body("usedQuantity", equalTo(7), "remainingQuantity", equalTo(3), "resetAt", nullValue());
        use(org, 10).then().statusCode(201);
    }

    @Test
    void givenALifetimeLimit_whenItIsUsedUp_thenTheAnswerSaysThatWaitingDoesNotHelp() {
        String org = newOrg();
        put(
                        org + "/usage-limits",
                        "{\"metric\":\"m\",\"period\":\"lifetime\",\"limitQuantity\":10,\"enforcement\":\"hard\"}")
                .then()
                .statusCode(201);
        use(org, 8).then().statusCode(201);

        expectProblem(use(org, 3), 429, "QUOTA_EXCEEDED")
                .header("Retry-After", nullValue())
                .body("detail", endsWith("3 requested; the limit does not reset, so waiting does not help"))
                .body("limit.period", equalTo("lifetime"), "windowStart", equalTo("0001-01-01T00:00:00.000Z"))
                .body("resetAt", nullValue(), "remainingQuantity", equalTo(2));
    }

    @Test
    void givenBothNamesOfAPeriod_whenALimitIsSet_thenAnswersHaveTheNameItWasSetWith() {
        String org = newOrg();
        String limit = "{\"metric\":\"m\",\"period\":\"%s\",\"limitQuantity\":1,\"enforcement\":\"hard\"}";
        String check = org + "/usage-limits/check?metric=m&period=";

        put(org + "/usage-limits", limit.formatted("daily"))
                .then()
                .statusCode(201)
                .body("period", equalTo("daily"));
        get(check + "rolling-24h").then().statusCode(200).body("limit.period", equalTo("daily"));

        put(org + "/usage-limits", limit.formatted("rolling-24h"))
                .then()
                .statusCode(200)
                .body("period", equalTo("rolling-24h"));
        get(check + "daily").then().body("limit.period", equalTo("rolling-24h"));
        get(org + "/usage-limits").then().body("items.period", contains("rolling-24h"));
        expectProblem(use(org, 2), 429, "QUOTA_EXCEEDED").body("limit.period", equalTo("rolling-24h"));
        use(org, 1).then().statusCode(201);
        get(org + "/quota-events").then().body("items[0].period", equalTo("rolling-24h"));
        get("/v1/quota-events?metric=m&limit=500").then().statusCode(200).body("items.orgId", hasItem(idOf(org)));
        delete(org + "/usage-limits?metric=m&period=daily").then().statusCode(204);
    }

    @Test
    void givenAReservationThatExpiresSoon_whenItIsInTheWay_thenTheAnswerSaysHowLongToWait() {
        String org = newOrg();
        limit(org, 10, "\"enforcement\":\"hard\"");
        post(org + "/quota-reservations", "{\"metric\":\"m\",\"quantity\":10,\"ttl\":3600}");

        Response refused = use(org, 1);

        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3_500, 3_600);
    }

    @Test
    void givenALimitInOneUnit_whenUsageIsInAnother_thenTheAnswerWarns() {
        String org = newOrg();
        put(org + "/usage-limits", "{\"metric\":\"tokens\",\"unit\":\"token\",\"limitQuantity\":10}")
                .then()
                .statusCode(201)
                .body("period", equalTo("monthly"), "warnings", nullValue());
        String warning = "tokens is limited in the unit token: usage in the unit count counts against no limit";
        String event = "{\"metric\":\"tokens\",\"quantity\":1000}";

        post(org + "/usage-events", event).then().statusCode(201).body("warnings", contains(warning));
        post(org + "/usage-events", "[" + event + "," + event + "]")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2), "warnings", contains(warning));
        put(org + "/usage-limits", "{\"metric\":\"tokens\",\"unit\":\"word\",\"limitQuantity\":10}")
                .then()
                .statusCode(201)
                .body("warnings", hasSize(1));
        get(org + "/usage-limits/check?metric=tokens&unit=token")
                .then()
                .statusCode(200)
                .body("usedQuantity", equalTo(0));
        delete(org + "/usage-limits?metric=tokens&unit=token").then().statusCode(204);
    }

    @Test
    void givenAHardLimit_whenMoreIsAskedThanItEverAllows_thenWaitingIsNotOffered() {
        String org = newOrg();
        limit(org, 10, "\"enforcement\":\"hard\"");

        expectProblem(use(org, 11), 429, "QUOTA_EXCEEDED")
                .header("Retry-After", nullValue())
                .body("resetAt", nullValue(), "remainingQuantity", equalTo(10));
    }

    @Test
    void givenAHardLimit_whenItIsOverridden_thenUsageIsRecordedAndTheLimitExceeded() {
        String org = newOrg();
        limit(org, 10, "\"enforcement\":\"hard\"");

        post(org + "/usage-events?enforce=false", "{\"metric\":\"m\",\"quantity\":11}")
                .then()
                .statusCode(201);

        get(org + "/usage-limits/check?metric=m&period=daily")
                .then()
                .body("exceeded", is(true), "usedQuantity", equalTo(11), "remainingQuantity", equalTo(0));
        expectProblem(
                post(org + "/usage-events?enforce=true", "{\"metric\":\"m\",\"quantity\":1}"), 429, "QUOTA_EXCEEDED");
        expectInvalid(post(org + "/usage-events?enforce=perhaps", "{\"metric\":\"m\",\"quantity\":1}"), "/enforce");
    }

    @Test
    void givenAnOverrideUnderAKey_whenTheKeyComesAgain_thenTheAnswerDoes_andWithoutTheOverrideItIsAConflict() {
        String org = newOrg();
        limit(org, 10, "\"enforcement\":\"hard\"");
        String event = "{\"metric\":\"m\",\"quantity\":11}";
        Response first = keyed(org + "/usage-events?enforce=false", event);
        first.then().statusCode(201);

        Response again = keyed(org + "/usage-events?enforce=false", event);

        again.then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        assertThat(again.asString()).isEqualTo(first.asString());
        for (String other : new String[] {"", "?enforce=true"}) {
            expectProblem(keyed(org + "/usage-events" + other, event), 409, "CONFLICT");
        }
        get(org + "/usage-events").then().body("items", hasSize(1));
    }

    @Test
    void givenAHardLimit_whenItRefusesUnderAKey_thenTheKeyIsFreeForTheOverride() {
        String org = newOrg();
        limit(org, 10, "\"enforcement\":\"hard\"");
        String event = "{\"metric\":\"m\",\"quantity\":11}";

        expectProblem(keyed(org + "/usage-events", event), 429, "QUOTA_EXCEEDED");
        keyed(org + "/usage-events?enforce=false", event)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());

        get(org + "/usage-events").then().body("items", hasSize(1));
    }

    @Test
    void givenASoftLimit_whenUsagePassesIt_thenItIsRecorded() {
        String org = newOrg();
        limit(org, 10, "\"enforcement\":\"soft\"");

        use(org, 11).then().statusCode(201);
    }

    @Test
    void givenLimitsOfProjectAndOrganization_whenOneHasNotEnough_thenItIsNamedAndNeitherIsUsed() {
        String org = newOrgWithProject();
        limit(org, 100, "\"enforcement\":\"hard\",\"projectId\":\"app\"");
        limit(org, 5, "\"enforcement\":\"hard\"");
        String event = "{\"projectId\":\"app\",\"metric\":\"m\",\"quantity\":6}";

        expectProblem(post(org + "/usage-events", event), 429, "QUOTA_EXCEEDED")
                .body("limit.projectId", nullValue(), "limitQuantity", equalTo(5));

        get(org + "/usage-limits/check?metric=m&period=daily&projectId=app")
                .then()
                .body("usedQuantity", equalTo(0));
    }

    @Test
    void givenAHardLimit_whenABatchWouldPassIt_thenNothingOfItIsRecorded() {
        String org = newOrg();
        limit(org, 10, "\"enforcement\":\"hard\"");
        String six = "{\"metric\":\"m\",\"quantity\":6}";

        expectProblem(post(org + "/usage-events", "[" + six + "," + six + "]"), 429, "QUOTA_EXCEEDED")
                .body("requestedQuantity", equalTo(12));
        expectProblem(
                plain().contentType("application/x-ndjson")
                        .body(six + "\n" + six)
                        .post(org + "/usage-events"),
                429,
                "QUOTA_EXCEEDED");

        get(org + "/usage-events").then().body("items", empty());
    }

    @Test
    void givenARefusalUnderAKey_whenTheLimitIsRaised_thenTheSameRequestIsCarriedOut() {
        String org = newOrg();
        limit(org, 1, "\"enforcement\":\"hard\"");
        String event = "{\"metric\":\"m\",\"quantity\":2}";
        expectProblem(keyed(org + "/usage-events", event), 429, "QUOTA_EXCEEDED");

        limit(org, 2, "\"enforcement\":\"hard\"");

        keyed(org + "/usage-events", event).then().statusCode(201).header("Idempotency-Replayed", nullValue());
        keyed(org + "/usage-events", event).then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
    }

    @Test
    void givenManyCallersAtOnce_whenTheyUseAHardLimitUp_thenItIsUsedToTheLastUnitAndNotBeyond() throws Exception {
        String org = newOrgWithProject();
        limit(org, 100, "\"enforcement\":\"hard\"");
        limit(org, 100, "\"enforcement\":\"hard\",\"projectId\":\"app\"");
        Callable<Integer> untilRefused = () -> {
            int accepted = 0;
            while (post(org + "/usage-events", "{\"projectId\":\"app\",\"metric\":\"m\",\"quantity\":1}")
                            .statusCode()
                    == 201) {
                accepted++;
            }
            return accepted;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> accepted = threads.invokeAll(
                    Stream.generate(() -> untilRefused).limit(8).toList());

            assertThat(accepted.stream().mapToInt(Future::resultNow).sum()).isEqualTo(100);
        }
        get(org + "/usage-limits/check?metric=m&period=daily")
                .then()
                .body("usedQuantity", equalTo(100), "exceeded", is(false));
    }

    @Test
    void givenLimits_whenTheirThresholdsAreSet_thenTheyComeBackInOrder() {
        String org = newOrg();

        limit(org, 10, "\"timeZone\":null").then().body("thresholds", contains(75, 90, 100));
        limit(org, 10, "\"thresholds\":[200,50]").then().body("thresholds", contains(50, 200));
        get(org + "/usage-limits").then().body("items[0].thresholds", contains(50, 200));
        limit(org, 10, "\"thresholds\":[]").then().body("thresholds", empty());
        for (String bad : List.of("[0]", "[1001]", "[1,1]", "[1,2,3,4,5,6,7,8,9,10,11]", "[1.5]", "[\"1\"]", "75")) {
            expectInvalid(
                    put(
                            org + "/usage-limits",
                            "{\"metric\":\"m\",\"period\":\"daily\",\"limitQuantity\":10,\"thresholds\":" + bad + "}"),
                    "/thresholds");
        }
    }

    @Test
    void givenThresholds_whenUsageCrossesThem_thenEachCrossingIsToldOnceAndInOrder() {
        String org = newOrgWithProject();
        limit(org, 10, "\"thresholds\":[50,100]");
        limit(org, 100, "\"thresholds\":[1],\"projectId\":\"app\"");
        use(org, 5);
        use(org, 1);
        post(org + "/usage-events", "{\"eventId\":\"e\",\"projectId\":\"app\",\"metric\":\"m\",\"quantity\":4}");
        post(org + "/usage-events/e/void", "{\"reason\":\"mistake\"}").then().statusCode(200);
        String events = org + "/quota-events";

        get(events + "?limit=1")
                .then()
                .statusCode(200)
                .body("items[0].sequence", equalTo(1), "items[0].orgId", equalTo(idOf(org)))
                .body("items[0].threshold", equalTo(50), "items[0].crossing", equalTo("up"))
                .body("items[0].usedQuantity", equalTo(5), "items[0].limitQuantity", equalTo(10));
        assertThat(walk(events + "?limit=2", "items.crossing")).containsExactly("up", "up", "up", "down", "down");
        assertThat(walk(events + "?projectId=app&limit=50", "items.crossing")).containsExactly("up", "down");
        get(events + "?metric=other").then().body("items", empty());
        get(events + "?after=4").then().body("items.sequence", contains(5));
        expectInvalid(get(events + "?after=-1"), "/after");
        get(events + "?order=asc&after=4").then().body("items.sequence", contains(5));
        get(events + "?order=desc&limit=2").then().body("items.sequence", contains(5, 4));
        expectInvalid(get(events + "?order=desc&after=4"), "/after");
        expectInvalid(get(events + "?order=newest"), "/order");
    }

    private Response use(String org, int quantity) {
        return post(org + "/usage-events", "{\"metric\":\"m\",\"quantity\":" + quantity + "}");
    }

    private Response limit(String org, int quantity, String more) {
        String body = "{\"metric\":\"m\",\"period\":\"daily\",\"limitQuantity\":" + quantity + "," + more + "}";
        Response answer = put(org + "/usage-limits", body);
        assertThat(answer.statusCode()).isIn(200, 201);
        return answer;
    }

    private Response keyed(String path, String body) {
        return api().header("Idempotency-Key", "key").body(body).post(path);
    }
}
