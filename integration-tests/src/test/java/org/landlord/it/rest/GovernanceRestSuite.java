package org.landlord.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Billing, identity providers, secret references and the audit log.
abstract class GovernanceRestSuite extends RestSuite {

    @Test
    void givenABillingAccount_whenItIsPutAgain_thenItIsReplaced() {
        String account = newOrg() + "/billing-account";
        expectProblem(get(account), 404, "NOT_FOUND").body("kind", equalTo("billing_account"));

        put(account, "{\"plan\":\"team\"}")
                .then()
                .statusCode(201)
                .body("status", equalTo("active"), "billingCustomerId", nullValue());
        put(account, "{\"plan\":\"pro\",\"billingCustomerId\":\"cus_1\",\"status\":\"past_due\"}")
                .then()
                .statusCode(200);

        get(account).then().statusCode(200).body("plan", equalTo("pro"), "status", equalTo("past_due"));
    }

    @Test
    void givenThingsOfAnOrganization_whenOneIsAskedFor_thenItIsAnsweredWithItsETag() {
        String org = newOrgWithProject();
        String limit = org + "/usage-limits/by-key?metric=m&period=monthly";
        put(org + "/members/ada", "{\"role\":\"owner\"}").then().statusCode(201);
        post(org + "/teams", "{\"teamId\":\"team_a\",\"slug\":\"a\",\"name\":\"A\"}")
                .then()
                .statusCode(201);
        put(org + "/teams/team_a/members/ada", "{}").then().statusCode(201);
        put(org + "/projects/app/teams/team_a", "{\"role\":\"viewer\"}").then().statusCode(201);
        post(org + "/usage-events", "{\"eventId\":\"evt_1\",\"metric\":\"m\",\"quantity\":1}")
                .then()
                .statusCode(201);
        put(
                        org + "/usage-limits",
                        "{\"metric\":\"m\",\"period\":\"monthly\",\"limitQuantity\":5,\"enforcement\":\"hard\"}")
                .then()
                .statusCode(201);
        String event = get(org + "/audit-events").then().extract().path("items[0].eventId");

        for (String path : List.of(
                org + "/members/ada",
                org + "/teams/team_a/members/ada",
                org + "/projects/app/teams/team_a",
                org + "/usage-events/evt_1",
                org + "/audit-events/" + event,
                limit)) {
            get(path).then().statusCode(200).header("ETag", notNullValue());
        }
        patch(limit, "{\"limitQuantity\":7}")
                .then()
                .statusCode(200)
                .body("limitQuantity", equalTo(7), "enforcement", equalTo("hard"));
    }

    @Test
    void givenSettings_whenAReconcilerPutsThemAgainAsTheyAre_thenNothingIsWrittenAndEveryETagStays() {
        String org = newOrg();
        Map<String, String> settings = Map.of(
                org + "/billing-account", "{\"plan\":\"pro\",\"billingCustomerId\":\"cus_1\"}",
                org + "/identity-providers/idp_a",
                        "{\"type\":\"saml\",\"issuer\":\"urn:a\",\"metadata\":{\"a\":[1.0]}}",
                org + "/usage-limits",
                        "{\"metric\":\"m\",\"unit\":\"u\",\"period\":\"daily\",\"limitQuantity\":5,"
                                + "\"enforcement\":\"hard\",\"thresholds\":[50]}",
                org + "/secret-refs/s", "{\"provider\":\"vault\",\"ref\":\"vault://s\"}",
                org + "/members/ada", "{\"role\":\"owner\"}");
        settings.forEach((path, body) -> {
            Response first = put(path, body);
            first.then().statusCode(201);
            int changes = changes(org);

            Response again = put(path, body);

            again.then().statusCode(200).header("ETag", equalTo(first.header("ETag")));
            assertThat(again.asString()).isEqualTo(first.asString());
            assertThat(changes(org)).as(path).isEqualTo(changes);
        });
    }

    @Test
    void givenAReasonInTheHeader_whenAThingIsChanged_thenItsAuditEventHasTheReason() {
        String org = newOrg();
        String limit = org + "/usage-limits/by-key?metric=m&period=daily";
        put(
                        org + "/usage-limits",
                        "{\"metric\":\"m\",\"period\":\"daily\",\"limitQuantity\":5,\"enforcement\":\"hard\"}")
                .then()
                .statusCode(201);

        plain().header("Landlord-Reason", "customer blocked, 100%25 used: Ticket+%C3%BC 7")
                .contentType("application/merge-patch+json")
                .body("{\"limitQuantity\":9}")
                .patch(limit)
                .then()
                .statusCode(200)
                .body("enforcement", equalTo("hard"));
        plain().header("Landlord-Reason", "no longer needed")
                .delete(limit.replace("/by-key", ""))
                .then()
                .statusCode(204);

        get(org + "/audit-events?targetType=usage_limit&limit=3")
                .then()
                .statusCode(200)
                .body(
                        "items.reason",
                        contains(null, "customer blocked, 100% used: Ticket+ü 7", "no longer needed"),
                        "items[1].metadata.changes.limitQuantity.from",
                        equalTo(5),
                        "items[1].metadata.changes.limitQuantity.to",
                        equalTo(9));
    }

    @Test
    void givenAMalformedReason_whenAThingIsChanged_thenItIsRefusedAndNothingChanges() {
        String org = newOrg();
        int changes = changes(org);

        for (String reason : List.of("100% sure", "%FF", "%20", "x".repeat(201), "%0A", "ll_ok%")) {
            expectInvalid(
                    api().header("Landlord-Reason", reason)
                            .body("{\"slug\":\"a\",\"name\":\"A\"}")
                            .post(org + "/teams"),
                    "/Landlord-Reason");
        }
        expectInvalid(
                api().header("Landlord-Reason", "one", "two")
                        .body("{\"slug\":\"a\",\"name\":\"A\"}")
                        .post(org + "/teams"),
                "/Landlord-Reason");

        assertThat(changes(org)).isEqualTo(changes);
    }

    @Test
    void givenALimitWhoseZoneChanges_whenTheLogIsRead_thenItTellsWhatItWasAndWhatItIs() {
        String org = newOrg();
        String limit = "{\"metric\":\"m\",\"unit\":\"u\",\"period\":\"calendar-day\",\"limitQuantity\":5%s}";
        put(org + "/usage-limits", limit.formatted("")).then().statusCode(201);
        put(org + "/usage-limits", limit.formatted(",\"timeZone\":\"Asia/Tokyo\""))
                .then()
                .statusCode(200);

        get(org + "/audit-events?action=usage_limit.upsert")
                .then()
                .statusCode(200)
                .body("items[0].metadata.changes.limitQuantity.to", equalTo(5))
                .body("items[1].metadata.changes.keySet()", contains("timeZone"))
                .body("items[1].metadata.changes.timeZone.from", nullValue())
                .body("items[1].metadata.changes.timeZone.to", equalTo("Asia/Tokyo"));
    }

    @Test
    void givenEventsThatOccurredInAnotherOrder_whenTheyAreReadBySequence_thenALateOneIsNotMissed() {
        String org = newOrg();
        String event = "{\"eventId\":\"%s\",\"action\":\"run\",\"targetType\":\"run\",\"occurredAt\":\"%s\"}";
        post(org + "/audit-events", event.formatted("late", "2099-01-01T00:00:00.000Z"));
        String events = org + "/audit-events?order=sequence&limit=1";
        int seen = get(events + "&after=1").then().statusCode(200).extract().path("items[0].sequence");
        post(org + "/audit-events", event.formatted("early", "0001-01-01T00:00:00.000Z"));

        assertThat(walk(events + "&after=" + seen, "items.eventId")).containsExactly("early");
        assertThat(walk(events, "items.action")).containsExactly("org.create", "run", "run");
        expectInvalid(get(org + "/audit-events?after=1"), "/after");
        expectInvalid(get(org + "/audit-events?order=time&after=1"), "/after");
        expectInvalid(get(org + "/audit-events?order=up"), "/order");
        expectInvalid(get(org + "/audit-events?order=sequence&after=-1"), "/after");
    }

    @Test
    void givenAnExport_whenOnlyItsHeadIsAskedFor_thenNothingWasTakenAway() {
        String org = newOrg();

        plain().noFilters().head(org + "/audit-export").then().statusCode(200);
        assertThat(changes(org)).isEqualTo(1);

        plain().accept("text/csv").get(org + "/audit-export?since=2026-01-01T00:00:00Z");
        get(org + "/audit-events?action=audit.export")
                .then()
                .body("items.metadata.format", contains("csv"))
                .body("items.metadata.since", contains("2026-01-01T00:00:00.000Z"))
                .body("items.targetType", contains("audit_log"));
    }

    @Test
    void givenIdentityProviders_whenTheyAreMadeReplacedAndListed_thenTheirIdsOrderThem() {
        String providers = newOrg() + "/identity-providers";
        String saml = "{\"providerId\":\"idp_b\",\"type\":\"saml\",\"issuer\":\"urn:example:idp\"}";
        post(providers, saml)
                .then()
                .statusCode(201)
                .header("Location", equalTo(providers + "/idp_b"))
                .body("status", equalTo("active"), "ssoUrl", nullValue());
        expectProblem(post(providers, saml), 409, "DUPLICATE_ID").body("kind", equalTo("identity_provider"));
        String oidc =
                "{\"type\":\"oidc\",\"issuer\":\"https://id.example\",\"clientId\":\"c\",\"status\":\"inactive\"}";
        put(providers + "/idp_a", oidc).then().statusCode(201);
        put(providers + "/idp_a", oidc).then().statusCode(200);

        get(providers).then().statusCode(200).body("items.providerId", contains("idp_a", "idp_b"));
        get(providers + "?status=inactive").then().body("items.providerId", contains("idp_a"));
        get("/v1/identity-providers?status=inactive&limit=500")
                .then()
                .statusCode(200)
                .body("items.providerId", hasItem("idp_a"));
        get(providers + "/idp_a").then().statusCode(200).body("type", equalTo("oidc"));
        post(providers + "/idp_b/test", "")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("problem"))
                .body("findings.aspect", contains("status", "clientId", "ssoUrl", "certificate"))
                .body("findings.outcome", contains("ok", "problem", "problem", "problem"));
        delete(providers + "/idp_a").then().statusCode(204);
        expectProblem(get(providers + "/idp_a"), 404, "NOT_FOUND");
        expectProblem(post(providers + "/idp_a/test", ""), 404, "NOT_FOUND");
    }

    @Test
    void givenSecretsOfOneNameInTwoScopes_whenTheyArePutAgain_thenTheyStayTwoAndAreRotated() {
        String org = newOrgWithProject();
        String name = org + "/secret-refs/deploy-token";
        String ref = "{\"provider\":\"vault\",\"ref\":\"vault://deploy\"}";
        Response first = put(name, ref);
        first.then().statusCode(201).body("rotatedAt", nullValue(), "projectId", nullValue());
        put(name + "?projectId=app", ref).then().statusCode(201).body("projectId", equalTo("app"));

        put(name, ref).then().statusCode(200).header("ETag", equalTo(first.header("ETag")));
        put(name, "{\"provider\":\"vault\",\"ref\":\"vault://elsewhere\"}")
                .then()
                .statusCode(200)
                .body("rotatedAt", notNullValue(), "createdAt", equalTo(first.path("createdAt")));

        get(org + "/secret-refs").then().statusCode(200).body("items.projectId", contains(null, "app"));
        get(org + "/secret-refs?scope=org").then().body("items.projectId", contains((Object) null));
        get(org + "/secret-refs?projectId=app").then().body("items.projectId", contains("app"));
        get(name + "?projectId=app").then().statusCode(200).body("ref", equalTo("vault://deploy"));
        delete(name).then().statusCode(204);
        expectProblem(get(name), 404, "NOT_FOUND");
        get(name + "?projectId=app").then().statusCode(200);
    }

    @Test
    void givenASecretWithAnAwkwardName_whenItIsPut_thenItIsFoundUnderThatName() {
        String org = newOrg();
        String path = org + "/secret-refs/a%2Fb%20%C3%BC%25";
        put(path, "{\"provider\":\"vault\",\"ref\":\"x\"}")
                .then()
                .statusCode(201)
                .body("name", equalTo("a/b ü%"));

        get(path).then().statusCode(200).body("name", equalTo("a/b ü%"));
        delete(path).then().statusCode(204);
    }

    @Test
    void givenSecretValues_whenTheyArePutWhereReferencesBelong_thenTheyAreRefusedAndNotRepeated() {
        String org = newOrg();
        for (String value : List.of(
                "AKIAIOSFODNN7EXAMPLE",
                "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
                "sk_" + "live_abcdefghijklmnop",
                "xoxb-" + "1234-abcd-5678",
                "-----BEGIN RSA PRIVATE KEY-----",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl")) {
            Response refused = put(org + "/secret-refs/s", "{\"provider\":\"vault\",\"ref\":\"" + value + "\"}");
            expectInvalid(refused, "/ref");
            assertThat(refused.asString()).doesNotContain(value);
            expectInvalid(patch(org, "{\"metadata\":{\"deep\":[{\"x\":\"" + value + "\"}]}}"), "/metadata");
        }
        get(org + "/secret-refs").then().body("items", hasSize(0));
    }

    @Test
    void givenWhatPeoplePasteToConnect_whenItIsPutAsAReference_thenItIsRefusedAndNotRepeated() {
        String org = newOrg();
        for (String value : List.of(
                "Server=h;User Id=u;Password=hunter2",
                "user:hunter2@host.example/x",
                "?X-Vault-Token=hunter2",
                "password=hunter2",
                "jdbc:oracle:thin:scott/hunter2@//host:1521/x")) {
            for (Response refused : List.of(
                    put(org + "/secret-refs/s", "{\"provider\":\"vault\",\"ref\":\"" + value + "\"}"),
                    put(
                            org + "/identity-providers/i",
                            "{\"type\":\"saml\",\"issuer\":\"urn:a\",\"certificateRef\":\"" + value + "\"}"))) {
                refused.then().statusCode(400);
                assertThat(refused.asString())
                        .contains("must not contain a user name, a password or a token")
                        .doesNotContain("hunter2");
            }
        }
        get(org + "/secret-refs").then().body("items", hasSize(0));
        put(org + "/secret-refs/s", "{\"provider\":\"git\",\"ref\":\"git@github.com:org/repo\"}")
                .then()
                .statusCode(201);
    }

    @Test
    void givenMutations_whenTheAuditLogIsRead_thenEachIsThereOnceAndInOrder() {
        String org = newOrgWithProject();
        put(org + "/members/u", "{\"role\":\"owner\"}");
        put(org + "/secret-refs/s", "{\"provider\":\"vault\",\"ref\":\"vault://hidden\"}");
        post(org + "/teams", "{\"slug\":\"UPPER\",\"name\":\"refused\"}").then().statusCode(400);

        Response events = get(org + "/audit-events");

        events.then()
                .statusCode(200)
                .body(
                        "items.action",
                        contains("org.create", "project.create", "org.member.upsert", "secret_ref.upsert"))
                .body("items.sequence", contains(1, 2, 3, 4))
                .body("items[3].targetId", equalTo("s"))
                .body("items[3].metadata.provider", equalTo("vault"));
        assertThat(events.asString()).doesNotContain("vault://hidden");
        assertThat(walk(org + "/audit-events?action=project.create&limit=1", "items.projectId"))
                .containsExactly("app");
        assertThat(walk(org + "/audit-events?targetType=org&limit=1", "items.action"))
                .containsExactly("org.create");
        assertThat(walk(org + "/audit-events?targetId=u&limit=50", "items.action"))
                .containsExactly("org.member.upsert");
        assertThat(walk(org + "/audit-events?targetId=s&limit=50", "items.action"))
                .containsExactly("secret_ref.upsert");
    }

    @Test
    void givenAServicesOwnEvent_whenItIsPosted_thenItIsPartOfTheLog() {
        String org = newOrgWithProject();
        String event = "{\"eventId\":\"e1\",\"projectId\":\"app\",\"actorId\":\"svc\",\"action\":\"run.approve\","
                + "\"targetType\":\"run\",\"targetId\":\"run 1\",\"occurredAt\":\"2026-01-01T00:00:00.000Z\","
                + "\"metadata\":{\"why\":\"ok\"}}";

        post(org + "/audit-events", event).then().statusCode(201).body("sequence", equalTo(3));

        expectProblem(post(org + "/audit-events", event), 409, "DUPLICATE_ID").body("kind", equalTo("audit_event"));
        assertThat(walk(org + "/audit-events?actorId=svc&projectId=app&limit=50", "items.eventId"))
                .containsExactly("e1");
        assertThat(walk(org + "/audit-events?until=2026-01-01T00:00:00.000Z&limit=50", "items.action"))
                .containsExactly("run.approve");
        expectInvalid(
                post(org + "/audit-events", "{\"projectId\":\"no\",\"action\":\"a\",\"targetType\":\"t\"}"),
                "/projectId");
    }

    @Test
    void givenAnOrganization_whenItIsExported_thenTheDocumentHoldsItAllAndTheLinesAndTableTheEvents() {
        String org = newOrgWithProject();
        post(org + "/teams", "{\"teamId\":\"t\",\"slug\":\"t\",\"name\":\"T\"}");
        put(org + "/teams/t/members/u", "{}");
        put(org + "/projects/app/teams/t", "{}");
        post(org + "/audit-events", "{\"action\":\"say \\\"hi\\\", now\",\"targetType\":\"t\"}")
                .then()
                .statusCode(201);

        get(org + "/audit-export")
                .then()
                .statusCode(200)
                .body("teams[0].members.userId", contains("u"), "teams[0].grants.projectId", contains("app"))
                .body("auditEvents.sequence", contains(1, 2, 3, 4, 5, 6, 7));
        Response lines = plain().accept("application/x-ndjson").get(org + "/audit-export");
        lines.then().statusCode(200).contentType(startsWith("application/x-ndjson"));
        assertThat(lines.asString().lines()).hasSize(8).allMatch(line -> line.startsWith("{\"orgId\":"));
        plain().header("User-Agent", "=1+2")
                .body("{\"actorId\":\"svc\",\"action\":\"run.approve\",\"targetType\":\"run\"}")
                .contentType("application/json")
                .post(org + "/audit-events")
                .then()
                .statusCode(201);
        Response csv = plain().accept("text/csv").get(org + "/audit-export");
        csv.then().statusCode(200).contentType(startsWith("text/csv"));
        List<String> rows = List.of(csv.asString().split("\r\n"));
        assertThat(rows)
                .hasSize(11)
                .startsWith("sequence,eventId,occurredAt,actorId,action,targetType,targetId,projectId,metadata,"
                        + "actorKind,recordedBy,requestId,address,userAgent,reason");
        assertThat(rows.get(6)).contains("\"say \"\"hi\"\", now\"");
        assertThat(rows.getLast()).contains(",audit.export,audit_log,");
        assertThat(rows.get(9))
                .matches("9,evt_\\w+,[^,]+,svc,run.approve,run,,,\\{},external,\\w+,\\w+,127\\.0\\.0\\.1,'=1\\+2,");
        get(org + "/audit-export?until=2000-01-01T00:00:00.000Z").then().body("auditEvents", hasSize(0));
        expectProblem(get("/v1/orgs/" + unique("no") + "/audit-export"), 404, "NOT_FOUND");
    }
}
