package org.landlord.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.it.support.AdminKey;

/// Everything that is wrong gets a problem that names the field and the rule, and changes nothing.
abstract class BadInputRestSuite extends RestSuite {

    private String org = "";
    private int changes;

    @BeforeEach
    void makeSomethingToBreak() {
        org = newOrgWithProject();
        changes = changes(org);
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(changes(org)).as("audit events").isEqualTo(changes);
        assertThat(walk(org + "/usage-events?limit=500", "items.eventId")).isEmpty();
        get(org).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"slug\":",
                "[]",
                "null",
                "7",
                "\"text\"",
                "{} {}",
                "{\"slug\":\"a\",\"slug\":\"b\"}",
                "{'slug':1}",
                "{\"slug\":NaN}",
                "\u0000"
            })
    void givenNoJsonObject_whenItIsPosted_thenTheWholeBodyIsRefused(String body) {
        Response refused = api().body(body).post(org + "/teams");

        expectProblem(refused, 400, "INVALID_INPUT").body("detail", not(containsString("Exception")));
    }

    /// In a name, in metadata, in a line of a batch and percent-encoded in a path: what cannot be read is not
    /// replaced.
    @Test
    void givenBytesThatAreNoUtf8_whenTheyAreSent_thenTheyAreRefused() {
        for (byte[] bytes : List.of(
                new byte[] {(byte) 0xFF},
                new byte[] {(byte) 0xC3, '('},
                new byte[] {(byte) 0xC0, (byte) 0x80},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})) {
            expectProblem(
                    api().body(around("{\"slug\":\"a\",\"name\":\"", bytes, "\"}"))
                            .post(org + "/teams"),
                    400,
                    "INVALID_INPUT");
            expectProblem(
                    api().body(around("{\"metric\":\"a\",\"quantity\":1,\"metadata\":{\"a\":\"", bytes, "\"}}"))
                            .post(org + "/usage-events"),
                    400,
                    "INVALID_INPUT");
        }
        expectProblem(
                api().urlEncodingEnabled(false)
                        .body("{\"provider\":\"vault\",\"ref\":\"x\"}")
                        .put(org + "/secret-refs/a%FFb"),
                400,
                "INVALID_INPUT");
    }

    private static byte[] around(String before, byte[] bytes, String after) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(bytes);
        all.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u200D", "\u202E", "\u00AD", "\uE000", "\uFFFF", "\uFFFD", "\u2028", "\u0378"})
    void givenACharacterThatNobodySees_whenItIsInAName_thenItIsRefusedByItsCodePoint(String character) {
        String name = "acme" + character + "x";

        for (Response refused : List.of(
                post(org + "/teams", "{\"slug\":\"a\",\"name\":\"" + name + "\"}"),
                post(org + "/usage-events", "{\"quantity\":1,\"metric\":\"" + name + "\"}"),
                put(org + "/billing-account", "{\"plan\":\"" + name + "\"}"))) {
            expectProblem(refused, 400, "INVALID_INPUT");
            assertThat(refused.asString()).contains("U+%04X".formatted((int) character.charAt(0)));
        }
    }

    @Test
    void givenANumberThatNoDoubleHolds_whenItIsInMetadata_thenItIsRefused() {
        expectInvalid(
                post(org + "/usage-events", "{\"metric\":\"a\",\"quantity\":1,\"metadata\":{\"n\":1e400}}"),
                "/metadata");
    }

    @Test
    void givenManyFaults_whenTheyArePostedAtOnce_thenAllAreNamedAtOnce() {
        expectInvalid(
                post(
                        "/v1/orgs?x=1",
                        "{\"orgId\":7,\"slug\":\"Not A Slug\",\"nmae\":\"x\",\"metadata\":[],\"unknown\":null}"),
                "/x",
                "/orgId",
                "/slug",
                "/name",
                "/metadata",
                "/nmae",
                "/unknown");
    }

    @Test
    void givenMissingFields_whenAnEmptyObjectIsPosted_thenEachIsNamed() {
        expectInvalid(post(org + "/teams", "{}"), "/slug", "/name");
        expectInvalid(post(org + "/usage-events", "{}"), "/metric", "/quantity");
        expectInvalid(put(org + "/usage-limits", "{}"), "/metric", "/limitQuantity");
        expectInvalid(put(org + "/billing-account", "{}"), "/plan");
        expectInvalid(post(org + "/identity-providers", "{}"), "/type", "/issuer");
        expectInvalid(put(org + "/secret-refs/s", "{}"), "/provider", "/ref");
        expectInvalid(post(org + "/audit-events", "{}"), "/action", "/targetType");
        expectInvalid(put(org + "/members/u", "{}"), "/role");
    }

    @Test
    void givenClosedSets_whenAnotherWordIsSent_thenTheAnswerListsThem() {
        expectProblem(put(org + "/members/u", "{\"role\":\"king\"}"), 400, "INVALID_INPUT")
                .body("errors[0].detail", containsString("owner, admin, billing, auditor, member"));
        expectProblem(
                        put(org + "/usage-limits", "{\"metric\":\"m\",\"period\":\"forever\",\"limitQuantity\":1}"),
                        400,
                        "INVALID_INPUT")
                .body("errors[0].pointer", equalTo("/period"));
        expectInvalid(get(org + "/usage-limits/check?metric=m&unit=u&period=forever"), "/period");
        expectInvalid(post(org + "/identity-providers", "{\"type\":\"ldap\",\"issuer\":\"x\"}"), "/type");
        expectInvalid(
                put(
                        org + "/usage-limits",
                        "{\"metric\":\"m\",\"period\":\"daily\",\"limitQuantity\":1,\"timeZone\":\"Mars/Base\"}"),
                "/timeZone");
        expectInvalid(get(org + "/usage-summary?bucket=second&groupBy=team"), "/bucket", "/groupBy");
        expectInvalid(get(org + "/usage-summary?bucket=day&timeZone=Mars/Base"), "/timeZone");
        expectInvalid(get(org + "/usage-summary?bucket=hour&timeZone=UTC"), "/timeZone");
        expectInvalid(get(org + "/usage-summary?timeZone=UTC"), "/timeZone");
    }

    @Test
    void givenAnAnchorDay_whenItIsOutOfRangeOrThePeriodHasNone_thenItIsNamed() {
        String limit = "{\"metric\":\"m\",\"limitQuantity\":1,\"period\":\"%s\",\"anchorDay\":%s}";
        for (String day : new String[] {"0", "32", "-1", "1.5", "\"31\"", "99999999999", "null"}) {
            expectInvalid(put(org + "/usage-limits", limit.formatted("anniversary-month", day)), "/anchorDay");
        }
        expectInvalid(put(org + "/usage-limits", limit.formatted("lifetime", "1")), "/anchorDay");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "\"NaN\"",
                "\"Infinity\"",
                "\"ten\"",
                "1000000000000000000",
                "0.1234567891",
                "1e400",
                "true",
                "[1]",
                "\"\"",
                "null"
            })
    void givenNoQuantity_whenUsageIsRecorded_thenItIsRefused(String quantity) {
        expectInvalid(post(org + "/usage-events", "{\"metric\":\"m\",\"quantity\":" + quantity + "}"), "/quantity");
    }

    @Test
    void givenIdsThatAreNone_whenTheyAreUsed_thenTheyAreRefusedWhereverTheyStand() {
        String tooLong = "a".repeat(129);
        expectInvalid(
                post("/v1/orgs", "{\"orgId\":\"" + tooLong + "\",\"slug\":\"" + unique("s") + "\",\"name\":\"N\"}"),
                "/orgId");
        expectInvalid(
                post(org + "/projects", "{\"projectId\":\"__org__\",\"slug\":\"a\",\"name\":\"N\"}"), "/projectId");
        expectInvalid(get("/v1/orgs/" + tooLong), "/orgId");
        expectInvalid(put(org + "/members/" + "%20v", "{\"role\":\"owner\"}"), "/userId");
        expectInvalid(get(org + "/usage-events?runId=" + tooLong + "&projectId=a%20b"), "/runId", "/projectId");
    }

    @Test
    void givenPagesThatAreNone_whenTheyAreAsked_thenTheyAreRefused() {
        expectInvalid(get(org + "/teams?limit=0"), "/limit");
        expectInvalid(get(org + "/teams?limit=501"), "/limit");
        expectInvalid(get(org + "/teams?limit=ten&cursor=garbage"), "/limit");
        expectInvalid(get(org + "/teams?cursor=garbage"), "/cursor");
        expectInvalid(get(org + "/teams?limit=1&limit=2"), "/limit");
        expectInvalid(get(org + "/teams?colour=red"), "/colour");
    }

    @Test
    void givenTimesThatAreNone_whenTheyAreAsked_thenTheyAreRefused() {
        expectInvalid(get(org + "/usage-events?since=yesterday&until=2026-13-01T00:00:00Z"), "/since", "/until");
        expectInvalid(
                get(org + "/usage-events?since=2026-01-02T00:00:00.000Z&until=2026-01-01T00:00:00.000Z"), "/since");
        expectInvalid(
                get(org + "/audit-export?since=2026-01-02T00:00:00.000Z&until=2026-01-01T00:00:00.000Z"), "/since");
        expectInvalid(
                post(org + "/usage-events", "{\"metric\":\"m\",\"quantity\":1,\"observedAt\":1700000000}"),
                "/observedAt");
    }

    @Test
    void givenABodyOfAnotherType_whenItIsSent_thenTheTypeIsRefused() {
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
            expectProblem(plain().contentType(type).body("slug=a").post(org + "/teams"), 415, "UNSUPPORTED_MEDIA_TYPE");
        }
        expectProblem(
                plain().contentType("application/x-ndjson").body("{}").post(org + "/teams"),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void givenABodyOneByteTooLarge_whenItIsSent_thenItIsRefusedAndTheServerGoesOn() {
        String frame = "{\"slug\":\"a\",\"name\":\"\"}";
        String tooLarge = "{\"slug\":\"a\",\"name\":\"" + "n".repeat((1 << 20) + 1 - frame.length()) + "\"}";
        assertThat(tooLarge).hasSize((1 << 20) + 1);

        expectProblem(post(org + "/teams", tooLarge), 413, "PAYLOAD_TOO_LARGE");
        expectInvalid(post(org + "/teams", tooLarge.replace("nn\"", "\"")), "/name");
        String line = "{\"metric\":\"m\",\"quantity\":1,\"metadata\":{\"a\":\"" + "x".repeat(1 << 20) + "\"}}\n";
        expectProblem(
                plain().contentType("application/x-ndjson")
                        .body(line.repeat(16))
                        .post(org + "/usage-events"),
                413,
                "PAYLOAD_TOO_LARGE");
    }

    @Test
    void givenMetadataBeyondItsBounds_whenItIsSent_thenItIsRefused() {
        String large = "{\"a\":\"" + "x".repeat(16 * 1024) + "\"}";
        String deep = "{\"a\":".repeat(9) + "1" + "}".repeat(9);
        for (String metadata : List.of(large, deep)) {
            expectInvalid(
                    post(org + "/projects", "{\"slug\":\"a\",\"name\":\"A\",\"metadata\":" + metadata + "}"),
                    "/metadata");
        }
        String usage = "{\"metric\":\"m\",\"quantity\":1,\"metadata\":{\"a\":\"" + "x".repeat(4 * 1024) + "\"}}";
        expectInvalid(post(org + "/usage-events", usage), "/metadata");
    }

    @Test
    void givenPathsAndMethodsThatAreNone_whenTheyAreAsked_thenTheProblemSaysWhich() {
        expectProblem(get("/v1/nothing"), 404, "NOT_FOUND").body("kind", equalTo("resource"));
        expectProblem(get("/v1/orgs/a/b/c/d/e"), 404, "NOT_FOUND");
        expectProblem(plain().delete("/v1/orgs"), 405, "METHOD_NOT_ALLOWED");
        expectProblem(plain().patch(org + "/billing-account"), 405, "METHOD_NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/secret-refs/%2E%2E", "/secret-refs/..", "/teams/t/../..", "/%2e"})
    void givenDotSegments_whenSomethingIsDeletedThere_thenItsParentIsNot(String path) throws Exception {
        // RestAssured would remove them before it sends the request.
        HttpRequest request = HttpRequest.newBuilder(URI.create(server().resolve("/") + org.substring(1) + path))
                .header("Authorization", AdminKey.BEARER)
                .DELETE()
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> refused = http.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("INVALID_INPUT");
        }
    }

    @Test
    void givenHeadersThatMakeNoSense_whenTheyAreSent_thenTheyAreNamed() {
        expectInvalid(
                plain().contentType("application/merge-patch+json")
                        .header("If-Match", "not quoted")
                        .body("{}")
                        .patch(org),
                "/If-Match");
        expectInvalid(plain().accept("json").get(org), "/Accept");
    }

    @Test
    void givenAPatchThatRemovesWhatMustBeThere_whenItIsSent_thenItIsRefused() {
        expectInvalid(patch(org, "{\"name\":null,\"slug\":null}"), "/name", "/slug");
        expectInvalid(patch(org, "{\"createdAt\":\"2026-01-01T00:00:00.000Z\"}"), "/createdAt");
        expectProblem(patch(org, "[]"), 400, "INVALID_INPUT");
    }
}
