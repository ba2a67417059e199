package org.landlord.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Usage events, summaries, limits and their checks.
abstract class UsageRestSuite extends RestSuite {

    @Test
    void givenLittle_whenUsageIsRecorded_thenTheRestIsFilledIn() {
        String org = newOrg();

        post(org + "/usage-events", "{\"metric\":\"calls\",\"quantity\":1}")
                .then()
                .statusCode(201)
                .body("eventId", matchesPattern("evt_[0-9a-z]{26}"))
                .body("unit", equalTo("count"))
                .body("projectId", nullValue())
                .body("runId", nullValue())
                .body("metadata.size()", equalTo(0));
    }

    @Test
    void givenExactDecimals_whenTheyAreRecorded_thenTheyComeBackWithoutExponentAndAddUpExactly() {
        String org = newOrg();
        for (int i = 0; i < 10; i++) {
            post(org + "/usage-events", "{\"metric\":\"m\",\"quantity\":\"0.1\"}")
                    .then()
                    .statusCode(201);
        }
        Response large = post(org + "/usage-events", "{\"metric\":\"large\",\"quantity\":999999999999999999}");
        Response small = post(org + "/usage-events", "{\"metric\":\"small\",\"quantity\":0.000000001}");

        assertThat(large.asString()).contains("\"quantity\":999999999999999999,");
        assertThat(small.asString()).contains("\"quantity\":0.000000001,");
        assertThat(get(org + "/usage-summary?metric=m").asString()).contains("\"quantity\":1}");
    }

    @Test
    void givenARecordedEvent_whenItIsRecordedAgain_thenItIsTheStoredOneAndCountsOnce() {
        String org = newOrg();
        String event = "{\"eventId\":\"e1\",\"metric\":\"m\",\"quantity\":2}";
        Response first = post(org + "/usage-events", event);

        Response second = post(org + "/usage-events", event);

        first.then().statusCode(201);
        second.then().statusCode(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        get(org + "/usage-summary").then().body("items.quantity", contains(2));
        expectProblem(
                post(org + "/usage-events", "{\"eventId\":\"e1\",\"metric\":\"m\",\"quantity\":3}"), 409, "CONFLICT");
    }

    @Test
    void givenIdsThatWereUsedForOtherEvents_whenABatchHasThem_thenEachIsNamedByItsPlace() {
        String org = newOrg();
        String stored = "{\"eventId\":\"e1\",\"metric\":\"m\",\"quantity\":2}";
        String other = stored.replace("2", "3");
        post(org + "/usage-events", stored).then().statusCode(201);

        expectProblem(post(org + "/usage-events", other), 409, "CONFLICT").body("errors.pointer", contains("/eventId"));
        expectProblem(post(org + "/usage-events", "[" + stored + "," + other + "]"), 409, "CONFLICT")
                .body("errors.pointer", contains("/1/eventId"));
        expectProblem(lines(org, stored + "\n\n" + other + "\n" + stored + "\n" + other), 409, "CONFLICT")
                .body("errors.pointer", contains("/1/eventId", "/3/eventId"));
        get(org + "/usage-summary").then().body("items[0].quantity", equalTo(2));
    }

    @Test
    void givenABatch_whenItIsPostedAsArrayAndAsLines_thenBothCountAndDuplicatesDoNot() {
        String org = newOrgWithProject();
        String first = "{\"eventId\":\"e1\",\"metric\":\"m\",\"quantity\":1}";
        String second = "{\"eventId\":\"e2\",\"projectId\":\"app\",\"metric\":\"m\",\"quantity\":0.5}";

        post(org + "/usage-events", "[" + first + "," + second + "," + first + "]")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2), "duplicates", equalTo(1));
        lines(org, second + "\n\n{\"metric\":\"m\",\"quantity\":1}\r\n" + first)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1), "duplicates", equalTo(2));

        get(org + "/usage-summary").then().body("items.quantity", contains(2.5f));
    }

    @Test
    void givenABatchWithBadEvents_whenItIsPosted_thenEveryBadIndexIsNamedAndNothingIsStored() {
        String org = newOrg();
        String good = "{\"metric\":\"m\",\"quantity\":1}";

        expectInvalid(
                post(org + "/usage-events", "[" + good + ",{\"metric\":\"\",\"quantity\":-1},7," + good + ",{}]"),
                "/1/metric",
                "/1/quantity",
                "/2",
                "/4/metric",
                "/4/quantity");
        expectInvalid(lines(org, good + "\n{\"metric\":\"m\",\"quantity\":1,\"x\":2}\n" + good), "/1/x");
        expectInvalid(
                post(org + "/usage-events", "[" + good + ",{\"metric\":\"m\",\"quantity\":1,\"projectId\":\"no\"}]"),
                "/1/projectId");
        expectInvalid(post(org + "/usage-events", "[]"), "");

        get(org + "/usage-events").then().body("items", hasSize(0));
    }

    @Test
    void givenAThousandEvents_whenTheyArePostedAsLines_thenTheyAreThereAndCanBeWalked() {
        String org = newOrg();
        String batch = IntStream.range(0, 1000)
                .mapToObj(i ->
                        "{\"eventId\":\"e%04d\",\"metric\":\"m\",\"quantity\":0.001,\"observedAt\":\"2026-01-01T00:00:00.%03dZ\"}"
                                .formatted(i, i))
                .collect(Collectors.joining("\n"));

        lines(org, batch).then().statusCode(200).body("accepted", equalTo(1000));

        assertThat(walk(org + "/usage-events?limit=300", "items.eventId"))
                .hasSize(1000)
                .isSorted();
        get(org + "/usage-summary").then().body("items.quantity", contains(1));
    }

    @Test
    void givenEventsOfManyKinds_whenTheyAreFiltered_thenOnlyThoseAsked() {
        String org = newOrgWithProject();
        post(org + "/usage-events", """
                [{"eventId":"a","metric":"m","quantity":1,"observedAt":"2026-01-01T00:00:00.000Z"},
                 {"eventId":"b","metric":"m","quantity":1,"observedAt":"2026-01-01T00:00:00.001Z","projectId":"app"},
                 {"eventId":"c","metric":"n","quantity":1,"observedAt":"2026-01-01T00:00:00.002Z","runId":"r"},
                 {"eventId":"d","metric":"m","quantity":1,"observedAt":"2026-01-01T00:00:00.003Z","unit":"s"}]""").then().statusCode(200);
        String events = org + "/usage-events";

        assertThat(walk(events + "?projectId=app", "items.eventId")).containsExactly("b");
        assertThat(walk(events + "?metric=n", "items.eventId")).containsExactly("c");
        assertThat(walk(events + "?unit=s", "items.eventId")).containsExactly("d");
        assertThat(walk(events + "?runId=r", "items.eventId")).containsExactly("c");
        assertThat(walk(
                        events + "?since=2026-01-01T00:00:00.001Z&until=2026-01-01T00:00:00.002Z&limit=1",
                        "items.eventId"))
                .containsExactly("b", "c");
        assertThat(walk(events + "?until=2026-01-01T01:00:00.000%2B01:00&limit=50", "items.eventId"))
                .containsExactly("a");
    }

    @Test
    void givenUsageOfProjectsAndHours_whenItIsSummedUp_thenTheLinesAreCutAsAsked() {
        String org = newOrgWithProject();
        post(org + "/usage-events", """
                [{"metric":"m","quantity":1,"observedAt":"2026-01-01T00:59:59.999Z"},
                 {"metric":"m","quantity":2,"observedAt":"2026-01-01T01:00:00.000Z","projectId":"app"},
                 {"metric":"m","quantity":4,"observedAt":"2026-01-02T00:00:00.000Z","projectId":"app"}]""");
        String summary = org + "/usage-summary";

        get(summary).then().statusCode(200).body("items.quantity", contains(7)).body("items[0].size()", equalTo(4));
        get(summary + "?groupBy=project")
                .then()
                .body("items.projectId", contains(null, "app"), "items.quantity", contains(1, 6));
        get(summary + "?bucket=hour")
                .then()
                .body("items.quantity", contains(1, 2, 4))
                .body(
                        "items.bucketStart",
                        contains("2026-01-01T00:00:00.000Z", "2026-01-01T01:00:00.000Z", "2026-01-02T00:00:00.000Z"));
        get(summary + "?bucket=day&groupBy=project&projectId=app").then().body("items.quantity", contains(2, 4));
    }

    @Test
    void givenATimeZone_whenUsageIsSummedUp_thenDaysWeeksAndMonthsStartThere() {
        String org = newOrg();
        post(org + "/usage-events", """
                [{"metric":"m","quantity":1,"observedAt":"2026-02-28T18:29:59.999Z"},
                 {"metric":"m","quantity":2,"observedAt":"2026-02-28T18:30:00.000Z"},
                 {"metric":"m","quantity":4,"observedAt":"2026-03-01T18:30:00.000Z"}]""");
        String summary = org + "/usage-summary?timeZone=Asia/Kolkata&bucket=";

        get(summary + "day").then().statusCode(200).body("items.quantity", contains(1, 2, 4));
        get(summary + "week")
                .then()
                .body("items.quantity", contains(3, 4))
                .body("items.bucketStart", contains("2026-02-22T18:30:00.000Z", "2026-03-01T18:30:00.000Z"));
        get(summary + "month")
                .then()
                .body("items.quantity", contains(1, 6))
                .body("items.bucketStart", contains("2026-01-31T18:30:00.000Z", "2026-02-28T18:30:00.000Z"));
        get(org + "/usage-summary?bucket=month").then().body("items.quantity", contains(3, 4));
    }

    @Test
    void givenALimit_whenUsageReachesAndPassesIt_thenOnlyPassingExceedsIt() {
        String org = newOrgWithProject();
        put(org + "/usage-limits", "{\"metric\":\"m\",\"period\":\"daily\",\"limitQuantity\":10}")
                .then()
                .statusCode(201)
                .body("unit", equalTo("count"), "enforcement", equalTo("soft"), "projectId", nullValue());
        String check = org + "/usage-limits/check?metric=m&unit=count&period=daily";
        post(org + "/usage-events", "{\"metric\":\"m\",\"quantity\":10,\"projectId\":\"app\"}");

        get(check)
                .then()
                .statusCode(200)
                .body("usedQuantity", equalTo(10), "remainingQuantity", equalTo(0), "exceeded", is(false));
        post(org + "/usage-events", "{\"metric\":\"m\",\"quantity\":0.000000001}");
        get(check).then().body("exceeded", is(true), "remainingQuantity", equalTo(0));
        expectProblem(get(check + "&projectId=app"), 404, "NOT_FOUND").body("kind", equalTo("usage_limit"));
    }

    @Test
    void givenAWindowEdge_whenTheCheckIsAskedForAnInstant_thenTheMillisecondDecides() {
        String org = newOrg();
        put(
                        org + "/usage-limits",
                        "{\"metric\":\"m\",\"period\":\"calendar-day\",\"limitQuantity\":10,"
                                + "\"timeZone\":\"Europe/Berlin\",\"enforcement\":\"hard\"}")
                .then()
                .statusCode(201)
                .body("timeZone", equalTo("Europe/Berlin"), "enforcement", equalTo("hard"));
        post(org + "/usage-events", """
                [{"metric":"m","quantity":1,"observedAt":"2026-01-01T22:59:59.999Z"},
                 {"metric":"m","quantity":2,"observedAt":"2026-01-01T23:00:00.000Z"}]""");
        String check = org + "/usage-limits/check?metric=m&unit=count&period=calendar-day&until=";

        get(check + "2026-01-01T23:00:00.000Z")
                .then()
                .body("windowStart", equalTo("2026-01-01T23:00:00.000Z"), "usedQuantity", equalTo(2));
        get(check + "2026-01-01T22:59:59.999Z").then().body("usedQuantity", equalTo(1));
        get(check + "2026-01-01T23:00:00.000Z&since=2026-01-01T22:59:59.999Z")
                .then()
                .body("usedQuantity", equalTo(3));
    }

    @Test
    void givenLimits_whenTheyAreListedReplacedAndDeleted_thenScopesAreApart() {
        String org = newOrgWithProject();
        String limit = "{\"metric\":\"m\",\"unit\":\"u\",\"period\":\"weekly\",\"limitQuantity\":%s%s}";
        put(org + "/usage-limits", limit.formatted("1", ",\"projectId\":\"app\""))
                .then()
                .statusCode(201);
        Response first = put(org + "/usage-limits", limit.formatted("2", ""));
        Response second = put(org + "/usage-limits", limit.formatted("3", ""));
        first.then().statusCode(201);
        second.then().statusCode(200);

        get(org + "/usage-limits")
                .then()
                .body("items.projectId", contains(null, "app"), "items.limitQuantity", contains(3, 1));
        String key = org + "/usage-limits?metric=m&unit=u&period=weekly";
        expectProblem(plain().header("If-Match", first.header("ETag")).delete(key), 412, "PRECONDITION_FAILED");
        plain().header("If-Match", second.header("ETag")).delete(key).then().statusCode(204);
        expectProblem(delete(key), 404, "NOT_FOUND");
        get(org + "/usage-limits").then().body("items.projectId", contains("app"));
        expectInvalid(put(org + "/usage-limits", limit.formatted("1", ",\"projectId\":\"no\"")), "/projectId");
    }

    @Test
    void givenASumThatIsLargerThanAnyQuantity_whenItIsAsked_thenEveryAnswerIsExact() {
        String org = newOrg();
        put(org + "/usage-limits", "{\"metric\":\"m\",\"period\":\"daily\",\"limitQuantity\":999999999999999999}");
        for (int i = 0; i < 2; i++) {
            post(org + "/usage-events", "{\"metric\":\"m\",\"quantity\":999999999999999999}");
        }

        String sum = "Quantity\":1999999999999999998,";
        assertThat(get(org + "/usage-summary").asString()).contains("\"quantity\":1999999999999999998}");
        assertThat(get(org + "/usage-limits/check?metric=m&period=daily").asString())
                .contains("\"used" + sum, "\"remainingQuantity\":0,\"exceeded\":true");
        assertThat(get(org + "/audit-export").asString()).contains("\"quantity\":1999999999999999998}");
        // The thresholds were reached by the first of them: where they are new, all that was used is told.
        put(
                org + "/usage-limits",
                "{\"metric\":\"m\",\"period\":\"daily\",\"limitQuantity\":1000,\"thresholds\":[50]}");
        assertThat(get(org + "/quota-events").asString()).contains("\"used" + sum);
        put(
                org + "/usage-limits",
                "{\"metric\":\"m\",\"period\":\"daily\",\"limitQuantity\":1000,\"enforcement\":\"hard\"}");
        assertThat(post(org + "/usage-events", "{\"metric\":\"m\",\"quantity\":1}")
                        .asString())
                .contains("\"code\":\"QUOTA_EXCEEDED\"", "\"used" + sum);
    }

    @Test
    void givenARefusedUsage_whenTheProblemIsRead_thenItSaysWhy() {
        String org = newOrg();

        expectProblem(post(org + "/usage-events", "{\"metric\":\"m\",\"quantity\":-1}"), 400, "INVALID_INPUT")
                .body("errors[0].pointer", equalTo("/quantity"))
                .body("errors[0].detail", containsString("from 0 to 999999999999999999"));
    }

    private Response lines(String org, String body) {
        return plain().contentType("application/x-ndjson").body(body).post(org + "/usage-events");
    }
}
