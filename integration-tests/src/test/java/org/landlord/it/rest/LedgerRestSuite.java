package org.landlord.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Usage events that are reversed, what the ledger said before, and the sums that are kept of it.
abstract class LedgerRestSuite extends RestSuite {

    private static final String MISTAKE = "{\"reason\":\" counted twice \"}";

    @Test
    void givenAnEvent_whenItIsReversed_thenItStaysWithTheReasonAndCountsNoMore() {
        String org = newOrg();
        record(org, "e1", 2);
        record(org, "e2", 5);

        Response reversed = post(org + "/usage-events/e1/void", MISTAKE);

        reversed.then()
                .statusCode(200)
                .body("eventId", equalTo("e1"), "quantity", equalTo(2))
                .body("voidedAt", matchesPattern(".*T.*\\.\\d{3}Z"), "voidReason", equalTo("counted twice"));
        get(org + "/usage-summary").then().body("items.quantity", contains(5));
        get(org + "/usage-events").then().body("items.voidReason", contains("counted twice", null));
        assertThat(walk(org + "/audit-events?limit=500", "items.action")).contains("usage_event.void");
    }

    @Test
    void givenAReversedEvent_whenItIsReversedAgain_thenTheSameReasonChangesNothingAndAnotherIsAConflict() {
        String org = newOrg();
        record(org, "e1", 2);
        Response first = post(org + "/usage-events/e1/void", MISTAKE);
        int changes = changes(org);

        Response second = post(org + "/usage-events/e1/void", MISTAKE);

        second.then().statusCode(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        expectProblem(post(org + "/usage-events/e1/void", "{\"reason\":\"other\"}"), 409, "CONFLICT");
        assertThat(changes(org)).isEqualTo(changes);
    }

    @Test
    void givenAReversedEvent_whenItIsRecordedAgain_thenItIsTheStoredOneAndStaysReversed() {
        String org = newOrg();
        record(org, "e1", 2);
        post(org + "/usage-events/e1/void", MISTAKE);

        post(org + "/usage-events", event("e1", 2)).then().statusCode(200).body("voidReason", equalTo("counted twice"));
        get(org + "/usage-summary").then().body("items", empty());
    }

    @Test
    void givenNothingToReverse_orNoReason_whenItIsAsked_thenItIsRefused() {
        String org = newOrg();
        record(org, "e1", 2);

        expectProblem(post(org + "/usage-events/e2/void", MISTAKE), 404, "NOT_FOUND")
                .body("kind", equalTo("usage_event"), "id", equalTo("e2"));
        expectInvalid(post(org + "/usage-events/e1/void", "{}"), "/reason");
        expectInvalid(post(org + "/usage-events/e1/void", "{\"reason\":\" \"}"), "/reason");
        expectInvalid(post(org + "/usage-events/e1/void", "{\"reason\":\"" + "x".repeat(501) + "\"}"), "/reason");
        expectInvalid(post(org + "/usage-events/not%20an%20id/void", MISTAKE), "/eventId");
        get(org + "/usage-events").then().body("items[0].voidedAt", nullValue());
    }

    @Test
    void givenUsageThatWasListedAsRecorded_whenOlderUsageComesAndSomeIsReversed_thenBothComeAfterIt() {
        String org = newOrg();
        String event = "{\"eventId\":\"%s\",\"metric\":\"m\",\"quantity\":1,\"observedAt\":\"%s\"}";
        Instant now = Instant.now();
        for (String id : List.of("e1", "e2", "e3")) {
            post(org + "/usage-events", event.formatted(id, now))
                    .then()
                    .statusCode(201)
                    .body("$", not(hasKey("sequence")));
        }
        String recorded = org + "/usage-events?order=recorded";
        assertThat(walk(recorded + "&limit=2", "items.eventId")).containsExactly("e1", "e2", "e3");
        post(org + "/usage-events", event.formatted("late", now.minus(20, ChronoUnit.DAYS)))
                .then()
                .statusCode(201);
        post(org + "/usage-events/e2/void", MISTAKE).then().statusCode(200);

        get(recorded + "&after=3")
                .then()
                .statusCode(200)
                .body("items.eventId", contains("late", "e2"), "items.sequence", contains(4, 5))
                .body("items.voidReason", contains(null, "counted twice"), "nextCursor", nullValue());
        assertThat(walk(recorded + "&limit=1", "items.voidReason"))
                .containsExactly(null, "counted twice", null, null, "counted twice");
        get(recorded + "&after=5").then().statusCode(200).body("items", empty());
        get(org + "/usage-events").then().body("items[0]", not(hasKey("sequence")));
    }

    @Test
    void givenAFilterBesideTheOrderOfRecording_orAPlaceWithoutIt_whenItIsAsked_thenItIsRefusedByName() {
        String org = newOrg();

        expectInvalid(
                get(org + "/usage-events?order=recorded&metric=m&unit=u&projectId=p&runId=r"
                        + "&since=2026-01-01T00:00:00Z&until=2026-01-02T00:00:00Z"),
                "/projectId",
                "/metric",
                "/unit",
                "/runId",
                "/since",
                "/until");
        expectInvalid(get(org + "/usage-events?after=1"), "/after");
        expectInvalid(get(org + "/usage-events?order=time&after=1"), "/after");
        expectInvalid(get(org + "/usage-events?order=up"), "/order");
        expectInvalid(get(org + "/usage-events?order=recorded&after=-1"), "/after");
        expectInvalid(get(org + "/usage-events?order=recorded&after=x"), "/after");
    }

    @Test
    void givenAVoidingUnderAKey_whenItIsRepeated_thenTheFirstAnswerComesAgain() {
        String org = newOrg();
        record(org, "e1", 2);
        String path = org + "/usage-events/e1/void";
        api().header("Idempotency-Key", "k").body(MISTAKE).post(path).then().statusCode(200);

        api().header("Idempotency-Key", "k")
                .body(MISTAKE)
                .post(path)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", equalTo("true"));
    }

    @Test
    void givenLaterEventsAndReversals_whenASummaryIsAskedAsOfBefore_thenItIsTheOneOfThen() {
        String org = newOrg();
        String then = record(org, "e1", 2);
        recordAfter(org, then);
        post(org + "/usage-events/e1/void", MISTAKE).then().statusCode(200);

        get(org + "/usage-summary?metric=m&asOf=" + then).then().body("items.quantity", contains(2));
        get(org + "/usage-summary?metric=m").then().body("items", empty());
        get(org + "/usage-summary?asOf=2020-01-01T00:00:00Z").then().body("items", empty());
    }

    @Test
    void givenATimeThatHasNotCome_whenASummaryIsAskedAsOfThen_thenItIsRefused() {
        String org = newOrg();
        Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);

        expectInvalid(get(org + "/usage-summary?asOf=" + tomorrow), "/asOf");
        expectInvalid(get(org + "/usage-summary?asOf=yesterday"), "/asOf");
    }

    @Test
    void givenUsage_whenItsSumsAreVerified_thenThereAreNoFaultsAndNothingIsRebuilt() {
        String org = newOrg();
        record(org, "e1", 2);
        record(org, "e2", 3);
        post(org + "/usage-events/e1/void", MISTAKE);

        api().post(org + "/usage-summary/verify")
                .then()
                .statusCode(200)
                .body("series", equalTo(1), "faults", equalTo(0), "rebuilt", is(false));
        post(org + "/usage-summary/verify", "{\"rebuild\":true}")
                .then()
                .statusCode(200)
                .body("faults", equalTo(0), "rebuilt", is(false));
        expectInvalid(post(org + "/usage-summary/verify", "{\"rebuild\":\"yes\"}"), "/rebuild");
    }

    @Test
    void givenTimesAhead_whenUsageIsRecorded_thenFiveMinutesAreAllowed() {
        String org = newOrg();
        Instant now = Instant.now();

        observed(org, now.plus(4, ChronoUnit.MINUTES)).then().statusCode(201);
        observed(org, Instant.parse("0001-01-01T00:00:00Z")).then().statusCode(201);
        expectProblem(observed(org, now.plus(10, ChronoUnit.MINUTES)), 400, "INVALID_INPUT")
                .body("errors[0].pointer", equalTo("/observedAt"))
                .body("errors[0].detail", containsString("5 minutes"));
    }

    private Response observed(String org, Instant instant) {
        return post(org + "/usage-events", "{\"metric\":\"m\",\"quantity\":1,\"observedAt\":\"" + instant + "\"}");
    }

    private static String event(String id, int quantity) {
        return "{\"eventId\":\"" + id + "\",\"metric\":\"m\",\"quantity\":" + quantity + "}";
    }

    /// @return when it was recorded
    private String record(String org, String id, int quantity) {
        return post(org + "/usage-events", event(id, quantity))
                .then()
                .statusCode(201)
                .extract()
                .path("recordedAt");
    }

    /// Records something else until the server's clock has gone on.
    private void recordAfter(String org, String instant) {
        String recordedAt;
        do {
            recordedAt = post(org + "/usage-events", "{\"metric\":\"other\",\"quantity\":1}")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("recordedAt");
        } while (recordedAt.equals(instant));
    }
}
