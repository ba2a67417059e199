package org.landlord.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Usage as senders of CloudEvents 1.0 send it, who know nothing of Landlord.
abstract class CloudEventsRestSuite extends RestSuite {

    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    private static final String MADE_OF_BOTH = "ce_TJp1zKcX77aMhW8m_5c10fade-1c9e-4d6c-8275-c52c36731d3c";

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
                .body("eventId", equalTo(MADE_OF_BOTH), "metric", equalTo("api-calls"))
                .body("projectId", equalTo("app"), "observedAt", equalTo("2026-01-01T00:00:00.001Z"))
                .body("quantity", equalTo(10), "unit", equalTo("calls"), "runId", equalTo("run_1"));
        assertThat(recorded.asString())
                .contains("\"metadata\":{\"id\":\"5c10fade-1c9e-4d6c-8275-c52c36731d3c\",\"source\":\"my-app\","
                        + "\"traceparent\":\"00-4bf9\",\"data\":{\"route\":\"/search\",\"tags\":[1.50,null]}}");
    }

    @Test
    void givenACloudEventWithTheLeast_whenItIsSent_thenItCountsOne() {
        String org = newOrg();

        send(org, ONE + "; charset=UTF-8", event("e1", ""))
                .then()
                .statusCode(201)
                .body("quantity", equalTo(1), "unit", equalTo("count"), "projectId", nullValue())
                .body("metadata.size()", equalTo(2), "metadata.source", equalTo("my-app"));
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
        expectProblem(send(org, ONE, EVENT.replace("\"10\"", "11")), 409, "CONFLICT")
                .body("errors.pointer", contains("/id"));
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
                        "{\"specversion\":\"0.3\",\"id\":\"\",\"source\":\"\",\"type\":7,\"subject\":\"\","
                                + "\"time\":\"now\",\"data_base64\":\"?\",\"eventId\":\"e\"}"),
                "/specversion",
                "/id",
                "/source",
                "/type",
                "/subject",
                "/time",
                "/data_base64",
                "/eventId");
        expectInvalid(
                send(org, ONE, event("e", ",\"data\":{\"quantity\":-1,\"unit\":\"\",\"runId\":[]}")),
                "/data/quantity",
                "/data/unit",
                "/data/runId");
        expectInvalid(send(org, ONE, event("e", ",\"data\":\"10\"")), "/data/quantity");
        String large = "x".repeat(2100);
        expectInvalid(
                send(org, ONE, event("e", ",\"data\":{\"quantity\":1,\"note\":\"" + large + large + "\"}")), "/data");
        expectInvalid(send(org, ONE, event("e", ",\"note\":\"" + large + large + "\"")), "/note");
        expectInvalid(send(org, ONE, event("e", ",\"note\":\"" + large + "\",\"more\":\"" + large + "\"")), "");
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

    @Test
    void givenTwoSourcesThatCountFromOne_whenBothSend_thenBothCount() {
        String org = newOrg();
        String ofA = event("1", ",\"data\":{\"quantity\":5}");
        String ofB = ofA.replace("my-app", "svc-b");

        send(org, ONE, ofA).then().statusCode(201);
        send(org, ONE, ofB).then().statusCode(201);
        send(org, BATCH, "[" + ofA + "," + ofB + "," + event("2", "") + "]")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1), "duplicates", equalTo(2));

        get(org + "/usage-summary").then().body("items[0].quantity", equalTo(11));
    }

    @Test
    void givenConflictsInABatch_whenItIsSent_thenEachIsNamedByItsAttribute() {
        String org = newOrg();
        String stored = event("1", ",\"data\":{\"quantity\":5}");
        send(org, ONE, stored).then().statusCode(201);
        String other = stored.replace("5", "6");

        expectProblem(send(org, BATCH, "[" + event("2", "") + "," + other + "," + stored + "]"), 409, "CONFLICT")
                .body("errors.pointer", contains("/1/id"));
        expectProblem(send(org, BATCH, "[" + other + "," + event("2", "") + "," + other + "]"), 409, "CONFLICT")
                .body("errors.pointer", contains("/0/id", "/2/id"), "detail", containsString("2 event ids"));
    }

    @Test
    void givenASubjectThatIsNoProject_whenItIsSent_thenItIsKeptUnlessTheSettingsMapIt() {
        String org = newOrgWithProject();

        send(org, ONE, event("a/b==", ",\"subject\":\"ada@example.com\""))
                .then()
                .statusCode(201)
                .body("projectId", nullValue(), "metadata.subject", equalTo("ada@example.com"))
                .body("metadata.id", equalTo("a/b=="), "eventId", startsWith("ceh_"));
        put(org + "/usage-settings", "{\"cloudEvents\":{\"subjectProjects\":{\"ada@example.com\":\"app\"}}}")
                .then()
                .statusCode(200);
        send(org, ONE, event("2", ",\"subject\":\"ada@example.com\""))
                .then()
                .statusCode(201)
                .body("projectId", equalTo("app"), "metadata.subject", equalTo("ada@example.com"));
    }

    @Test
    void givenDataWithoutAQuantity_whenItIsSent_thenItIsRefusedUnlessTheSettingsPointToOne() {
        String org = newOrg();
        for (String data :
                List.of("{\"tokens\":123456}", "{\"value\":\"99\"}", "{\"Quantity\":7}", "{\"quantity\":null}")) {
            expectInvalid(send(org, ONE, event("1", ",\"data\":" + data)), "/data/quantity");
        }

        put(org + "/usage-settings", "{\"cloudEvents\":{\"quantityPointers\":{\"api-calls\":\"/tokens\"}}}")
                .then()
                .statusCode(200);
        send(org, ONE, event("1", ",\"data\":{\"tokens\":123456}"))
                .then()
                .statusCode(201)
                .body("quantity", equalTo(123456));
        send(org, ONE, event("2", ",\"data\":{\"tokens\":\"99\"}"))
                .then()
                .statusCode(201)
                .body("quantity", equalTo(99));
        expectInvalid(send(org, BATCH, "[" + event("3", ",\"data\":{\"quantity\":1}") + "]"), "/0/data/tokens");
    }

    @Test
    void givenDataInBase64_whenItIsJson_thenItIsReadAndElseRefused() {
        String org = newOrg();
        // {"quantity":7}
        String seven = ",\"data_base64\":\"eyJxdWFudGl0eSI6N30=\"";

        send(org, ONE, event("1", seven)).then().statusCode(201).body("quantity", equalTo(7));
        send(org, ONE, event("2", seven + ",\"datacontenttype\":\"application/vnd.acme+json; charset=utf-8\""))
                .then()
                .statusCode(201)
                .body("quantity", equalTo(7));
        expectInvalid(send(org, ONE, event("3", seven + ",\"datacontenttype\":\"image/png\"")), "/data_base64");
        expectInvalid(send(org, ONE, event("3", ",\"data_base64\":\"AAAA\"")), "/data_base64");
        expectInvalid(send(org, ONE, event("3", seven + ",\"data\":{\"quantity\":1}")), "/data_base64");
    }

    @Test
    void givenTheBinaryMode_whenItIsSent_thenHeadersAreTheAttributesAndTheBodyIsTheData() {
        String org = newOrgWithProject();

        Response recorded = binary("ü/1", "{\"quantity\":5,\"route\":\"/x\"}")
                .header("ce-subject", "app")
                .header("ce-time", "2026-01-01T01:00:00.001+01:00")
                .header("ce-traceparent", "00-4bf9")
                .post(org + "/usage-events");

        recorded.then()
                .statusCode(201)
                .body("metric", equalTo("api-calls"), "projectId", equalTo("app"), "quantity", equalTo(5))
                .body("observedAt", equalTo("2026-01-01T00:00:00.001Z"))
                .body("metadata.id", equalTo("ü/1"), "metadata.source", equalTo("/my app"))
                .body("metadata.traceparent", equalTo("00-4bf9"), "metadata.data.route", equalTo("/x"));
        binary("ü/1", "{\"quantity\":5,\"route\":\"/x\"}")
                .header("ce-subject", "app")
                .header("ce-time", "2026-01-01T01:00:00.001+01:00")
                .header("ce-traceparent", "00-4bf9")
                .post(org + "/usage-events")
                .then()
                .statusCode(200);
        send(org, ONE, structured("")).then().statusCode(200);
        send(org, ONE, structured("\"datacontenttype\":\"application/json\","))
                .then()
                .statusCode(200);
        get(org + "/usage-summary").then().body("items[0].quantity", equalTo(5));
    }

    /// The event of the test above in the structured mode.
    private static String structured(String more) {
        return "{\"specversion\":\"1.0\",\"type\":\"api-calls\",\"id\":\"ü/1\",\"source\":\"/my app\",\"subject\":\"app\","
                + "\"time\":\"2026-01-01T00:00:00.001Z\",\"traceparent\":\"00-4bf9\"," + more
                + "\"data\":{\"quantity\":5,\"route\":\"/x\"}}";
    }

    @Test
    void givenTheBinaryModeWithoutABody_whenItIsSent_thenItCountsOne() {
        String org = newOrg();

        // RestAssured would say that nothing is a form.
        api().noFilters()
                .header("ce-specversion", "1.0")
                .header("CE-ID", "1")
                .header("Ce-Source", "my-app")
                .header("ce-type", "api-calls")
                .post(org + "/usage-events")
                .then()
                .statusCode(201)
                .body("quantity", equalTo(1), "metric", equalTo("api-calls"));
    }

    @Test
    void givenTheBinaryModeWithFaults_whenItIsSent_thenTheyAreNamedByTheirHeaders() {
        String org = newOrg();

        expectInvalid(
                api().header("ce-id", "1")
                        .body("{\"metric\":\"m\",\"quantity\":5}")
                        .post(org + "/usage-events"),
                "/ce-specversion",
                "/ce-source",
                "/ce-type");
        expectInvalid(binary("1", "{\"tokens\":5}").post(org + "/usage-events"), "/data/quantity");
        expectInvalid(
                binary("1", "{\"quantity\":5}")
                        .header("ce-time", "2999-01-01T00:00:00Z")
                        .post(org + "/usage-events"),
                "/ce-time");
        expectInvalid(
                binary("1", "{\"quantity\":5}")
                        .header("ce-subject", "100%")
                        .header("ce-extra", "%FF")
                        .header("ce-data", "7")
                        .post(org + "/usage-events"),
                "/ce-subject",
                "/ce-extra",
                "/ce-data");
        expectInvalid(
                binary("1", "{\"quantity\":5}").header("ce-not-a-name", "x").post(org + "/usage-events"),
                "/ce-not-a-name");
        expectInvalid(
                binary("1", "{\"quantity\":5}")
                        .contentType("application/x-ndjson")
                        .post(org + "/usage-events"),
                "/Content-Type");
        binary("1", "{\"quantity\":5}").post(org + "/usage-events").then().statusCode(201);
        expectProblem(binary("1", "{\"quantity\":6}").post(org + "/usage-events"), 409, "CONFLICT")
                .body("errors.pointer", contains("/ce-id"));
    }

    @Test
    void givenTheSameIdempotencyKey_whenTheBinaryModeSaysSomethingElse_thenItIsAConflict() {
        String org = newOrg();

        keyed("1").post(org + "/usage-events").then().statusCode(201);
        keyed("1").post(org + "/usage-events").then().statusCode(201).header("Idempotency-Replayed", "true");
        expectProblem(keyed("2").post(org + "/usage-events"), 409, "CONFLICT");
    }

    private RequestSpecification keyed(String id) {
        return binary(id, "{\"quantity\":5}").header("Idempotency-Key", "k");
    }

    /// An event in the binary mode. The document cannot say what a body is that headers make data of.
    private RequestSpecification binary(String id, String data) {
        return api().noFilters()
                .header("ce-specversion", "1.0")
                .header("ce-id", URLEncoder.encode(id, StandardCharsets.UTF_8))
                .header("ce-source", "\"/my%20app\"")
                .header("ce-type", "api-calls")
                .body(data);
    }

    private static String event(String id, String more) {
        return "{\"specversion\":\"1.0\",\"type\":\"api-calls\",\"id\":\"" + id + "\",\"source\":\"my-app\"" + more
                + "}";
    }

    private Response send(String org, String type, String body) {
        return plain().contentType(type).body(body).post(org + "/usage-events");
    }
}
