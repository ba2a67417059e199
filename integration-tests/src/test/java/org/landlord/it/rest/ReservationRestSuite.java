package org.landlord.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Quantity that is held for work whose size is known only afterwards.
abstract class ReservationRestSuite extends RestSuite {

    @Test
    void givenLittle_whenQuantityIsReserved_thenTheRestIsFilledInAndItCanBeReadAgain() {
        String org = newOrg();

        Response reserved = reserve(org, "\"quantity\":\"2.5\"");

        reserved.then()
                .statusCode(201)
                .header("Location", matchesPattern(org + "/quota-reservations/[a-z]+_[0-9a-z]{26}"))
                .body("orgId", equalTo(idOf(org)), "projectId", nullValue(), "unit", equalTo("count"))
                .body("quantity", equalTo(2.5f), "status", equalTo("held"))
                .body("settledAt", nullValue(), "eventId", nullValue(), "committedQuantity", nullValue());
        Instant createdAt = Instant.parse(reserved.path("createdAt"));
        Instant expiresAt = Instant.parse(reserved.path("expiresAt"));
        assertThat(Duration.between(createdAt, expiresAt)).hasMinutes(15);
        Response read = get(reserved.header("Location"));
        read.then().statusCode(200).header("ETag", equalTo(reserved.header("ETag")));
        assertThat(read.asString()).isEqualTo(reserved.asString());
        plain().header("If-None-Match", read.header("ETag"))
                .get(reserved.header("Location"))
                .then()
                .statusCode(304);
    }

    @Test
    void givenAReservation_whenItIsAskedForAgain_thenItIsTheSame_andInOtherWordsAConflict() {
        String org = newOrg();
        hardLimit(org, 10);
        Response first = reserve(org, "\"reservationId\":\"r\",\"quantity\":6");

        Response second = reserve(org, "\"reservationId\":\"r\",\"quantity\":6");

        second.then().statusCode(200).header("Location", nullValue());
        assertThat(second.asString()).isEqualTo(first.asString());
        expectProblem(reserve(org, "\"reservationId\":\"r\",\"quantity\":7"), 409, "CONFLICT");
        check(org).then().body("reservedQuantity", equalTo(6));
    }

    @Test
    void givenAReservation_whenTheLimitIsChecked_thenItIsNotUsedButNotLeftEither() {
        String org = newOrg();
        hardLimit(org, 10);
        reserve(org, "\"quantity\":6").then().statusCode(201);

        check(org)
                .then()
                .body("usedQuantity", equalTo(0), "reservedQuantity", equalTo(6), "remainingQuantity", equalTo(4));
        expectProblem(use(org, 5), 429, "QUOTA_EXCEEDED")
                .body("usedQuantity", equalTo(0), "reservedQuantity", equalTo(6), "remainingQuantity", equalTo(4));
        expectProblem(reserve(org, "\"quantity\":5"), 429, "QUOTA_EXCEEDED").body("requestedQuantity", equalTo(5));
        use(org, 4).then().statusCode(201);
    }

    @Test
    void givenAReservation_whenItIsCommitted_thenWhatWasReallyUsedIsRecordedAndNothingHeld() {
        String org = newOrgWithProject();
        hardLimit(org, 10);
        reserve(org, "\"reservationId\":\"r\",\"projectId\":\"app\",\"quantity\":6");
        String actual = "{\"quantity\":\"4.5\",\"runId\":\"run\",\"metadata\":{\"a\":1}}";

        Response committed = settle(org, "r/commit", actual);

        committed
                .then()
                .statusCode(200)
                .body("status", equalTo("committed"), "quantity", equalTo(6), "committedQuantity", equalTo(4.5f))
                .body("settledAt", notNullValue(), "eventId", notNullValue());
        get(org + "/usage-events?projectId=app")
                .then()
                .body("items.eventId", contains(committed.<String>path("eventId")))
                .body("items[0].quantity", equalTo(4.5f), "items[0].runId", equalTo("run"))
                .body("items[0].metadata.a", equalTo(1));
        check(org)
                .then()
                .body("usedQuantity", equalTo(4.5f), "reservedQuantity", equalTo(0))
                .body("remainingQuantity", equalTo(5.5f));
        assertThat(settle(org, "r/commit", actual).asString()).isEqualTo(committed.asString());
        expectProblem(settle(org, "r/commit", "{\"quantity\":5}"), 409, "CONFLICT");
        Response other = settle(org, "r/commit", "{\"quantity\":4.5,\"observedAt\":\"2020-01-01T00:00:00Z\"}");
        expectProblem(other, 409, "CONFLICT");
        assertThat(other.<String>path("detail")).contains("was committed with observedAt ");
        expectProblem(plain().post(org + "/quota-reservations/r/release"), 409, "CONFLICT");
    }

    @Test
    void givenAReservation_whenItIsCommittedAsOfAnEarlierInstant_thenThatIsWhenItWasUsed() {
        String org = newOrg();
        String created = reserve(org, "\"reservationId\":\"r\",\"quantity\":6").path("createdAt");

        expectInvalid(
                settle(org, "r/commit", "{\"quantity\":1,\"observedAt\":\"2020-01-01T00:00:00Z\"}"), "/observedAt");
        settle(org, "r/commit", "{\"quantity\":1,\"observedAt\":\"" + created + "\"}")
                .then()
                .statusCode(200);

        get(org + "/usage-events").then().body("items.observedAt", contains(created));
    }

    @Test
    void givenAReservation_whenMoreWasUsedThanIsLeft_thenItIsRefusedAndTheReservationHoldsOn() {
        String org = newOrg();
        hardLimit(org, 10);
        use(org, 3);
        reserve(org, "\"reservationId\":\"r\",\"quantity\":6");

        expectProblem(settle(org, "r/commit", "{\"quantity\":8}"), 429, "QUOTA_EXCEEDED");

        get(org + "/quota-reservations/r").then().body("status", equalTo("held"));
        settle(org, "r/commit", "{\"quantity\":7}").then().statusCode(200);
        check(org).then().body("usedQuantity", equalTo(10), "remainingQuantity", equalTo(0));
    }

    @Test
    void givenAReservation_whenItIsReleased_thenItsQuantityIsFreeAndItCannotBeCommitted() {
        String org = newOrg();
        hardLimit(org, 10);
        reserve(org, "\"reservationId\":\"r\",\"quantity\":10");

        Response released = plain().post(org + "/quota-reservations/r/release");

        released.then().statusCode(200).body("status", equalTo("released"), "eventId", nullValue());
        assertThat(plain().post(org + "/quota-reservations/r/release").asString())
                .isEqualTo(released.asString());
        expectProblem(settle(org, "r/commit", "{\"quantity\":1}"), 409, "CONFLICT");
        check(org).then().body("reservedQuantity", equalTo(0));
        get(org + "/usage-events").then().body("items", empty());
        use(org, 10).then().statusCode(201);
    }

    @Test
    void givenAReservation_whenItIsExtended_thenItHoldsLonger_butNotBeyondADayAndNotAfterItsEnd() {
        String org = newOrg();
        Response reserved = reserve(org, "\"reservationId\":\"r\",\"quantity\":6");
        Instant createdAt = Instant.parse(reserved.path("createdAt"));
        String later = createdAt.plus(Duration.ofHours(24)).toString();
        String body = "{\"expiresAt\":\"%s\"}";

        Response extended = settle(org, "r/extend", body.formatted(later));

        extended.then().statusCode(200).body("status", equalTo("held"), "createdAt", equalTo(createdAt.toString()));
        assertThat(Instant.parse(extended.path("expiresAt"))).isEqualTo(later);
        Response read = get(org + "/quota-reservations/r");
        assertThat(read.asString()).isEqualTo(extended.asString());
        assertThat(read.header("ETag")).isNotEqualTo(reserved.header("ETag"));
        assertThat(settle(org, "r/extend", body.formatted(later)).asString()).isEqualTo(extended.asString());
        assertThat(settle(org, "r/extend", body.formatted(createdAt)).asString())
                .isEqualTo(extended.asString());
        assertThat(reserve(org, "\"reservationId\":\"r\",\"quantity\":6").asString())
                .isEqualTo(extended.asString());
        expectInvalid(settle(org, "r/extend", body.formatted(createdAt.plus(Duration.ofHours(25)))), "/expiresAt");
        expectInvalid(settle(org, "r/extend", "{}"), "/expiresAt");
        expectProblem(settle(org, "no/extend", body.formatted(later)), 404, "NOT_FOUND");
        plain().post(org + "/quota-reservations/r/release").then().statusCode(200);
        expectProblem(settle(org, "r/extend", body.formatted(later)), 409, "CONFLICT");
    }

    @Test
    void givenReservationsOfSeveralStatus_whenTheyAreListedByStatus_thenOnlyThoseCome() {
        String org = newOrg();
        for (String id : List.of("r1", "r2", "r3")) {
            reserve(org, "\"quantity\":1,\"reservationId\":\"" + id + "\"");
        }
        plain().post(org + "/quota-reservations/r1/release");
        settle(org, "r2/commit", "{\"quantity\":1}");
        String list = org + "/quota-reservations?status=";

        assertThat(walk(list + "released", "items.reservationId")).containsExactly("r1");
        assertThat(walk(list + "committed", "items.reservationId")).containsExactly("r2");
        assertThat(walk(list + "held", "items.reservationId")).containsExactly("r3");
        assertThat(walk(list + "expired", "items.reservationId")).isEmpty();
        expectInvalid(get(list + "gone"), "/status");
    }

    @Test
    void givenReservations_whenTheyAreListedPageByPage_thenEachComesOnceInTheOrderOfIds() {
        String org = newOrg();
        for (String id : List.of("r2", "r1", "r3")) {
            reserve(org, "\"quantity\":1,\"reservationId\":\"" + id + "\"");
        }
        plain().post(org + "/quota-reservations/r1/release");

        assertThat(walk(org + "/quota-reservations?limit=2", "items.reservationId"))
                .containsExactly("r1", "r2", "r3");
        assertThat(walk(org + "/quota-reservations?limit=2", "items.status"))
                .containsExactly("released", "held", "held");
    }

    @Test
    void givenAReservationUnderAKey_whenItIsRepeated_thenTheFirstAnswerComesAgain() {
        String org = newOrg();
        String body = "{\"metric\":\"m\",\"quantity\":1}";
        String path = org + "/quota-reservations";
        Response first = api().header("Idempotency-Key", "k").body(body).post(path);

        Response second = api().header("Idempotency-Key", "k").body(body).post(path);

        second.then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        assertThat(second.asString()).isEqualTo(first.asString());
        get(path).then().body("items.reservationId", contains(first.<String>path("reservationId")));
    }

    @Test
    void givenReservationsThatMakeNoSense_whenTheyAreAsked_thenEveryFaultIsNamed() {
        String org = newOrg();
        String path = org + "/quota-reservations";

        expectInvalid(post(path, "{}"), "/metric", "/quantity");
        for (String ttl : List.of("0", "86401", "1.5", "\"60\"", "-1", "1e99")) {
            expectInvalid(
                    reserve(org, "\"quantity\":-1,\"surprise\":1,\"ttl\":" + ttl), "/quantity", "/ttl", "/surprise");
        }
        expectInvalid(reserve(org, "\"quantity\":1,\"projectId\":\"no\""), "/projectId");
        expectInvalid(post(path + "/r/commit", "{}"), "/quantity");
        expectProblem(get(path + "/r"), 404, "NOT_FOUND").body("kind", equalTo("quota_reservation"));
        expectProblem(post(path + "/r/commit", "{\"quantity\":1}"), 404, "NOT_FOUND");
        expectProblem(plain().post(path + "/r/release"), 404, "NOT_FOUND");
        get(path).then().body("items", empty());
    }

    private void hardLimit(String org, int quantity) {
        put(
                        org + "/usage-limits",
                        "{\"metric\":\"m\",\"period\":\"daily\",\"enforcement\":\"hard\",\"limitQuantity\":" + quantity
                                + "}")
                .then()
                .statusCode(201);
    }

    private Response reserve(String org, String members) {
        return post(org + "/quota-reservations", "{\"metric\":\"m\"," + members + "}");
    }

    private Response settle(String org, String how, String body) {
        return post(org + "/quota-reservations/" + how, body);
    }

    private Response use(String org, int quantity) {
        return post(org + "/usage-events", "{\"metric\":\"m\",\"quantity\":" + quantity + "}");
    }

    private Response check(String org) {
        return get(org + "/usage-limits/check?metric=m&period=daily");
    }
}
