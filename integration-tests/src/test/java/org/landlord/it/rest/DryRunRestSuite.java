package org.landlord.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whether a quantity would fit: checks of limits, and dry runs of recordings and reservations.
abstract class DryRunRestSuite extends RestSuite {

    private static final String EVENT = "{\"eventId\":\"e1\",\"metric\":\"m\",\"quantity\":%s}";

    @Test
    void givenADryRun_whenTheEventIsNew_thenTheAnswerIsThatOfTheRecordingAndNothingIsRecorded() {
        String org = newOrg();
        String event =
                "{\"eventId\":\"e1\",\"metric\":\"m\",\"quantity\":2,\"observedAt\":\"2026-01-01T00:00:00.000Z\"}";

        Response dry = dryRun(org, event);

        dry.then().statusCode(201);
        get(org + "/usage-events").then().body("items", empty());
        Response recorded = post(org + "/usage-events", event);
        recorded.then().statusCode(201);
        assertThat(withoutTime(dry)).isEqualTo(withoutTime(recorded));
        assertThat(dryRun(org, event).asString()).isEqualTo(recorded.asString());
        dryRun(org, event).then().statusCode(200);
        expectProblem(dryRun(org, EVENT.formatted(3)), 409, "CONFLICT");
    }

    @Test
    void givenAFullHardLimit_whenUsageIsTriedWithADryRun_thenTheRefusalIsThatOfTheRecording() {
        String org = newOrg();
        hardLimit(org, 100);
        post(org + "/usage-events", "{\"metric\":\"m\",\"quantity\":99}").then().statusCode(201);

        Response dry = dryRun(org, EVENT.formatted(5));

        expectProblem(dry, 429, "QUOTA_EXCEEDED")
                .body("remainingQuantity", equalTo(1), "requestedQuantity", equalTo(5));
        Response refused = post(org + "/usage-events", EVENT.formatted(5));
        refused.then().statusCode(429);
        assertThat(dry.<String>path("resetAt")).isEqualTo(refused.path("resetAt"));
        dryRun(org, EVENT.formatted(1)).then().statusCode(201);
        plain().queryParam("enforce", false)
                .queryParam("dryRun", true)
                .contentType("application/json")
                .body(EVENT.formatted(5))
                .post(org + "/usage-events")
                .then()
                .statusCode(201);
        get(org + "/usage-limits/check?metric=m&period=daily").then().body("usedQuantity", equalTo(99));
        get(org + "/quota-events").then().body("items", hasSize(2));
    }

    @Test
    void givenADryRunUnderAKey_whenTheRequestComesWithThatKey_thenItIsCarriedOut() {
        String org = newOrg();
        String body = EVENT.formatted(1);

        api().header("Idempotency-Key", "k")
                .body(body)
                .post(org + "/usage-events?dryRun=true")
                .then()
                .statusCode(201);

        Response recorded = api().header("Idempotency-Key", "k").body(body).post(org + "/usage-events");
        recorded.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        api().header("Idempotency-Key", "k")
                .body(body)
                .post(org + "/usage-events?dryRun=true")
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue());
        get(org + "/usage-events").then().body("items", hasSize(1));
    }

    @Test
    void givenBatchesAndCloudEvents_whenTheyAreTriedWithADryRun_thenTheyAreJudgedAndNotRecorded() {
        String org = newOrg();
        String lines = IntStream.range(0, 300)
                .mapToObj(i -> "{\"eventId\":\"e" + i + "\",\"metric\":\"m\",\"quantity\":1}")
                .collect(Collectors.joining("\n"));
        String cloudEvent = "{\"specversion\":\"1.0\",\"id\":\"c\",\"source\":\"s\",\"type\":\"m\"%s}";

        dryRun(org, "application/x-ndjson", lines)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(300), "duplicates", equalTo(0));
        dryRun(org, "application/cloudevents+json", cloudEvent.formatted(""))
                .then()
                .statusCode(201)
                .body("quantity", equalTo(1));
        dryRun(org, "application/cloudevents-batch+json", "[" + cloudEvent.formatted("") + "]")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
        expectInvalid(
                dryRun(org, "application/cloudevents+json", cloudEvent.formatted(",\"data\":{}")), "/data/quantity");
        get(org + "/usage-events").then().body("items", empty());
    }

    @Test
    void givenBadInput_whenItIsTriedWithADryRun_thenEveryFaultIsNamed() {
        String org = newOrg();

        expectInvalid(dryRun(org, "{\"quantity\":-1,\"surprise\":1}"), "/metric", "/quantity", "/surprise");
        expectInvalid(post(org + "/usage-events?dryRun=yes", EVENT.formatted(1)), "/dryRun");
        expectInvalid(dryRun(org, "{\"metric\":\"m\",\"quantity\":1,\"projectId\":\"no\"}"), "/projectId");
        expectInvalid(dryRun(org, "[]"), "");
        expectProblem(dryRun("/v1/orgs/" + unique("no"), EVENT.formatted(1)), 404, "NOT_FOUND");
    }

    @Test
    void givenADryRunOfAReservation_whenItFitsOrNot_thenTheAnswerIsThatOfTheReservationAndNothingIsHeld() {
        String org = newOrg();
        hardLimit(org, 10);
        String path = org + "/quota-reservations";
        String body = "{\"reservationId\":\"r\",\"metric\":\"m\",\"quantity\":%s}";

        post(path + "?dryRun=true", body.formatted(6))
                .then()
                .statusCode(201)
                .header("Location", equalTo(path + "/r"))
                .body("reservationId", equalTo("r"), "status", equalTo("held"), "quantity", equalTo(6));
        expectProblem(post(path + "?dryRun=true", body.formatted(11)), 429, "QUOTA_EXCEEDED");

        get(path).then().body("items", empty());
        post(path, body.formatted(6)).then().statusCode(201);
        post(path + "?dryRun=true", body.formatted(6)).then().statusCode(200);
        expectProblem(post(path + "?dryRun=true", body.formatted(7)), 409, "CONFLICT");
    }

    @Test
    void givenAnAlmostFullLimit_whenAQuantityIsChecked_thenItIsNotExceededAndDoesNotFit() {
        String org = newOrg();
        hardLimit(org, 100);
        post(org + "/usage-events", "{\"metric\":\"m\",\"quantity\":99}").then().statusCode(201);
        String check = org + "/usage-limits/check?metric=m&period=daily";

        get(check + "&quantity=5")
                .then()
                .statusCode(200)
                .body("exceeded", is(false), "wouldFit", is(false), "remainingQuantity", equalTo(1));
        get(check + "&quantity=1").then().body("wouldFit", is(true));
        get(check).then().body("wouldFit", is(true));
        expectInvalid(get(check + "&quantity=-1"), "/quantity");
        expectInvalid(get(check + "&quantity=1e3"), "/quantity");
    }

    @Test
    void givenLimitsOfOrganizationAndProject_whenAllAreChecked_thenEachSaysWhetherItFits() {
        String org = newOrgWithProject();
        hardLimit(org, 100);
        put(
                org + "/usage-limits",
                "{\"projectId\":\"app\",\"metric\":\"m\",\"period\":\"monthly\",\"limitQuantity\":3,\"enforcement\":\"hard\"}");
        String checks = org + "/usage-limits/checks";

        get(checks + "?projectId=app&metric=m&quantity=4")
                .then()
                .statusCode(200)
                .body("items.limit.projectId", contains(null, "app"))
                .body("items.wouldFit", contains(true, false), "nextCursor", nullValue());
        get(checks).then().body("items.limit.projectId", contains(nullValue()));
        get(checks + "?projectId=app&metric=other").then().body("items", empty());
        expectInvalid(get(checks + "?unit=count&quantity=x"), "/quantity");
        expectInvalid(get(checks + "?quantity=4"), "/quantity");
        expectProblem(get(checks + "?projectId=no"), 404, "NOT_FOUND").body("kind", equalTo("project"));
    }

    private Response dryRun(String org, String body) {
        return dryRun(org, "application/json", body);
    }

    private Response dryRun(String org, String type, String body) {
        return plain().contentType(type).body(body).post(org + "/usage-events?dryRun=true");
    }

    private void hardLimit(String org, int quantity) {
        put(
                        org + "/usage-limits",
                        "{\"metric\":\"m\",\"period\":\"daily\",\"enforcement\":\"hard\",\"limitQuantity\":" + quantity
                                + "}")
                .then()
                .statusCode(201);
    }

    private static String withoutTime(Response response) {
        return response.asString().replaceAll("\"recordedAt\":\"[^\"]+\"", "\"recordedAt\":\"now\"");
    }
}
