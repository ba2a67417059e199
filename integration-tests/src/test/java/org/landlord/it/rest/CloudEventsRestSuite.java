package org.landlord.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Usage as senders of CloudEvents 1.0 send it, who know nothing of Landlord.
abstract class CloudEventsRestSuite extends RestSuite {

    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    /// What the SDK of a metering service sends.
    private static final String EVENT = """
            {"specversion":"1.0","type":"api-calls","id":"5c10fade-1c9e-4d6c-8275-c52c36731d3c",
             "time":"2026-01-01T01:00:00.001+01:00","source":"my-app","subject":"app",
             "datacontenttype":"application/json","traceparent":"00-4bf9",
             "data":{"quantity":"10","unit":"calls","runId":"run_1","route":"/search","tags":[1.50,null]}}""";

    @Test
    void givenACloudEvent_whenItIsSent_thenItsAttributesAreTheFieldsAndTheRestIsMetadata() {
        String org = newOrgWithProject();

        Response recorded = send(org, ONE, EVENT);

        recorded.then()
                .statusCode(201)
                .body("eventId", equalTo("5c10fade-1c9e-4d6c-8275-c52c36731d3c"), "metric", equalTo("api-calls"))
                .body("projectId", equalTo("app"), "observedAt", equalTo("2026-01-01T00:00:00.001Z"))
                .body("quantity", equalTo(10), "unit", equalTo("calls"), "runId", equalTo("run_1"));
        assertThat(recorded.asString())
                .contains("\"metadata\":{\"source\":\"my-app\",\"datacontenttype\":\"application/json\","
                        + "\"traceparent\":\"00-4bf9\",\"data\":{\"route\":\"/search\",\"tags\":[1.50,null]}}");
    }

    @Test
    void givenACloudEventWithTheLeast_whenItIsSent_thenItCountsOne() {
        String org = newOrg();

        send(org, ONE + "; charset=UTF-8", event("e1", ""))
                .then()
                .statusCode(201)
                .body("quantity", equalTo(1), "unit", equalTo("count"), "projectId", nullValue())
                .body("metadata.size()", equalTo(1), "metadata.source", equalTo("my-app"));
        send(org, ONE, event("e2", ",\"data\":null,\"subject\":null,\"time\":null"))
                .then()
                .statusCode(201)
                .body("quantity", equalTo(1));
    }

    @Test
    void givenACloudEvent_whenItIsSentAgain_thenItCountsOnce() {
        String org = newOrgWithProject();
        Response first = send(org, ONE, EVENT);

        Response second = send(org, ONE, EVENT);

        second.then().statusCode(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        expectProblem(send(org, ONE, EVENT.replace("\"10\"", "11")), 409, "CONFLICT");
    }

    @Test
    void givenABatchOfCloudEvents_whenItIsSent_thenAllAreRecorded() {
        String org = newOrgWithProject();

        send(org, BATCH, "[" + EVENT + "," + event("e1", ",\"data\":{\"quantity\":0.5}") + "," + EVENT + "]")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2), "duplicates", equalTo(1));
        get(org + "/usage-summary?projectId=app").then().body("items[0].quantity", equalTo(10));
    }

    @Test
    void givenASenderThatAcceptsNothingButProblems_whenItSends_thenItIsServed() {
        String org = newOrg();

        plain().contentType(ONE)
                .accept("application/problem+json")
                .body(event("e1", ""))
                .post(org + "/usage-events")
                .then()
                .statusCode(201);
    }

    @Test
    void givenAHardLimit_whenCloudEventsWouldPassIt_thenTheyAreRefused() {
        String org = newOrg();
        put(
                org + "/usage-limits",
                "{\"metric\":\"api-calls\",\"period\":\"daily\",\"limitQuantity\":1,\"enforcement\":\"hard\"}");

        send(org, ONE, event("e1", "")).then().statusCode(201);
        expectProblem(send(org, ONE, event("e2", "")), 429, "QUOTA_EXCEEDED");
        expectProblem(send(org, BATCH, "[" + event("e2", "") + "]"), 429, "QUOTA_EXCEEDED");
    }

    @Test
    void givenCloudEventsThatAreNone_whenTheyAreSent_thenTheirAttributesAreNamed() {
        String org = newOrg();

        expectInvalid(send(org, ONE, "{}"), "/specversion", "/id", "/source", "/type");
        expectInvalid(
                send(
                        org,
                        ONE,
                        "{\"specversion\":\"0.3\",\"id\":\"not an id\",\"source\":\"\",\"type\":7,\"subject\":\"a b\","
                                + "\"time\":\"now\",\"data\":{\"quantity\":-1,\"unit\":\"\",\"runId\":[]},\"eventId\":\"e\"}"),
                "/specversion",
                "/id",
                "/source",
                "/type",
                "/subject",
                "/time",
                "/data/quantity",
                "/data/unit",
                "/data/runId",
                "/eventId");
        expectInvalid(send(org, ONE, event("e", ",\"data\":\"10\"")), "/data");
        expectInvalid(send(org, ONE, event("e", ",\"data_base64\":\"AAAA\"")), "/data_base64");
        expectInvalid(send(org, ONE, event("e", ",\"note\":\"" + "x".repeat(4096) + "\"")), "");
        expectInvalid(
                send(org, BATCH, "[" + event("e", "") + ",{},7]"),
                "/1/specversion",
                "/1/id",
                "/1/source",
                "/1/type",
                "/2");
        get(org + "/usage-events").then().body("items", hasSize(0));
    }

    @Test
    void givenTheWrongShapeForItsType_whenItIsSent_thenItIsRefused() {
        String org = newOrg();

        expectInvalid(send(org, ONE, "[" + event("e", "") + "]"), "");
        expectInvalid(send(org, BATCH, event("e", "")), "");
        for (String body : List.of("", "{", "[]")) {
            expectInvalid(send(org, BATCH, body), "");
        }
        expectInvalid(
                post(org + "/usage-events", event("e", "")),
                "/metric",
                "/quantity",
                "/specversion",
                "/id",
                "/source",
                "/type");
    }

    private static String event(String id, String more) {
        return "{\"specversion\":\"1.0\",\"type\":\"api-calls\",\"id\":\"" + id + "\",\"source\":\"my-app\"" + more
                + "}";
    }

    private Response send(String org, String type, String body) {
        return plain().contentType(type).body(body).post(org + "/usage-events");
    }
}
