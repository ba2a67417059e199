package org.landlord.it.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.function.Supplier;

/// Calls every operation at least once with success, in an organization of its own that is gone in the end.
final class ContractWalk {

    private static final String JSON = "application/json";

    private final Supplier<RequestSpecification> calls;
    private final String orgId = "org_walk_" + UUID.randomUUID();
    private final String org = "/v1/orgs/" + orgId;

    /// @param calls makes a call that nothing is said of yet
    ContractWalk(Supplier<RequestSpecification> calls) {
        this.calls = calls;
    }

    void run() {
        organization();
        access();
        sessions();
        teams();
        projects();
        billingAccount();
        identityProviders();
        usage();
        usageSettings();
        usageLimits();
        quotaReservations();
        secretReferences();
        new WorkflowWalk(calls, org).run();
        audit();
        deletions();
    }

    private void organization() {
        String body =
                "{\"orgId\":\"" + orgId + "\",\"slug\":\"" + orgId.substring(4).replace('_', '-')
                        + "\",\"name\":\"Walk\",\"metadata\":{\"n\":1.10,\"deep\":{\"list\":[null,true]}}}";
        String key = UUID.randomUUID().toString();
        expect(
                201,
                calls.get()
                        .header("Idempotency-Key", key)
                        .contentType(JSON)
                        .body(body)
                        .post("/v1/orgs"));
        Response again = expect(
                201,
                calls.get()
                        .header("Idempotency-Key", key)
                        .contentType(JSON)
                        .body(body)
                        .post("/v1/orgs"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        expect(409, post("/v1/orgs", body));
        String etag = expect(200, get(org)).header("ETag");
        expect(304, calls.get().header("If-None-Match", etag).get(org));
        expect(
                200,
                calls.get()
                        .header("If-Match", etag)
                        .contentType("application/merge-patch+json")
                        .body("{\"name\":\"Walker\",\"metadata\":{\"n\":null}}")
                        .patch(org));
        expect(412, calls.get().header("If-Match", etag).delete(org));
        expect(200, get("/v1/orgs?limit=1"));
        expect(200, get("/v1/orgs?slug=walk&namePrefix=Walk&metadata=region=eu&limit=1"));
        expect(400, get("/v1/orgs?metadata=region"));
        expect(201, put(org + "/members/user_ada", "{\"role\":\"admin\"}"));
        expect(200, put(org + "/members/user_ada", "{\"role\":\"auditor\"}"));
        expect(200, get(org + "/members"));
        expect(200, get(org + "/members?role=auditor"));
        expectVersioned(org + "/members/user_ada");
    }

    private void access() {
        expect(200, get("/v1/whoami"));
        expect(200, get("/v1/server"));
        for (String keys : new String[] {org + "/api-keys", "/v1/api-keys"}) {
            String body = "{\"name\":\"CI\",\"externalId\":\"auth0|17\",\"scopes\":[\"usage:write\",\"limit:*\"],"
                    + "\"expiresAt\":\"2099-01-01T00:00:00Z\"}";
            String key = expect(201, post(keys, body)).header("Location");
            expect(200, get("/v1/expiring-api-keys?expiresBefore=2099-01-02T00:00:00Z&limit=1"));
            expect(200, get(keys));
            expect(200, get(keys + "?state=active&namePrefix=ci&externalId=auth0%7C17"));
            expect(200, get(key));
            expect(201, post(key + "/rotate", "{\"overlapSeconds\":60}"));
            expect(204, delete(key));
        }
    }

    /// A session of the organization and one of the platform.
    private void sessions() {
        for (String owner : new String[] {org, "/v1"}) {
            String key = expect(201, post(owner + "/api-keys", "{\"name\":\"CI\",\"scopes\":[\"org:read\"]}"))
                    .path("token");
            String session = owner + "/sessions/"
                    + expect(201, post("/console/auth/session", "{\"apiKey\":\"" + key + "\"}"))
                            .path("session.sessionId");
            expect(200, get(owner + "/sessions"));
            expect(200, get(owner + "/sessions?keyId=key_" + key.split("_")[2] + "&userId=auth0%7C17"));
            expect(200, get(session));
            expect(204, delete(session));
        }
    }

    private void teams() {
        String location = expect(201, post(org + "/teams", "{\"slug\":\"a\",\"name\":\"A\"}"))
                .header("Location");
        expect(200, get(location));
        expect(204, delete(location));
        expect(201, post(org + "/teams", "{\"teamId\":\"team_1\",\"slug\":\"platform\",\"name\":\"Platform\"}"));
        expect(200, get(org + "/teams"));
        expect(200, patch(org + "/teams/team_1", "{\"name\":\"Platform Engineering\"}"));
        expect(201, calls.get().put(org + "/teams/team_1/members/user_ada"));
        expect(200, put(org + "/teams/team_1/members/user_ada", "{\"role\":\"lead\"}"));
        expect(200, get(org + "/teams/team_1/members"));
        expectVersioned(org + "/teams/team_1/members/user_ada");
    }

    private void projects() {
        expect(201, post(org + "/projects", "{\"projectId\":\"project_app\",\"slug\":\"app\",\"name\":\"App\"}"));
        expect(201, post(org + "/projects", "{\"projectId\":\"project_2\",\"slug\":\"two\",\"name\":\"Two\"}"));
        expect(200, get(org + "/projects"));
        expect(200, get(org + "/projects/project_app"));
        expect(200, patch(org + "/projects/project_app", "{\"metadata\":{\"tier\":\"gold\"}}"));
        expect(201, put(org + "/projects/project_app/teams/team_1", "{}"));
        expect(200, put(org + "/projects/project_app/teams/team_1", "{\"role\":\"deployer\"}"));
        expect(200, get(org + "/projects/project_app/teams"));
        expectVersioned(org + "/projects/project_app/teams/team_1");
    }

    private void billingAccount() {
        expect(404, get(org + "/billing-account"));
        expect(201, put(org + "/billing-account", "{\"plan\":\"enterprise\"}"));
        expect(200, put(org + "/billing-account", "{\"plan\":\"enterprise\",\"billingCustomerId\":\"cus_123\"}"));
        expect(200, get(org + "/billing-account"));
    }

    private void identityProviders() {
        String okta = "{\"type\":\"saml\",\"issuer\":\"https://acme.okta.example\"}";
        expect(201, post(org + "/identity-providers", okta.replace("{", "{\"providerId\":\"idp_okta\",")));
        expect(200, put(org + "/identity-providers/idp_okta", okta));
        expect(201, put(org + "/identity-providers/idp_2", okta.replace("saml", "oidc")));
        expect(200, get(org + "/identity-providers?status=active"));
        expect(200, get(org + "/identity-providers/idp_okta"));
        expect(200, calls.get().post(org + "/identity-providers/idp_okta/test"));
        expect(404, calls.get().post(org + "/identity-providers/idp_none/test"));
        expect(200, get("/v1/identity-providers?status=active&limit=1"));
        expect(200, get("/v1/identity-providers?certificateExpiresBefore=2099-01-02T00:00:00Z"));
    }

    private void usage() {
        String events = org + "/usage-events";
        String event = "{\"eventId\":\"evt_1\",\"projectId\":\"project_app\",\"runId\":\"run_123\","
                + "\"metric\":\"tokens\",\"quantity\":999999999999999.999999999}";
        expect(201, post(events, event));
        expect(200, post(events, event));
        expect(409, post(events, event.replace(".999", ".998")));
        expect(200, post(events, "[{\"metric\":\"tokens\",\"quantity\":\"0.1\"}," + event + "]"));
        expect(
                200,
                calls.get()
                        .contentType("application/x-ndjson")
                        .body(event + "\n\n{\"metric\":\"runs\",\"quantity\":1}\n")
                        .post(events));
        expectVersioned(events + "/evt_1");
        expect(200, get(events + "?projectId=project_app&metric=tokens&unit=count&runId=run_123&limit=1"));
        expect(200, get(events + "?order=desc&limit=1"));
        expect(200, get(org + "/usage-summary"));
        expect(200, get(org + "/usage-summary?groupBy=project&bucket=hour&since=2020-01-01T00:00:00Z"));
        expect(200, get(org + "/usage-summary?runId=run_123&bucket=minute"));
        expect(200, get(org + "/usage-summary?asOf=2020-01-01T00:00:00Z"));
        expect(
                201,
                calls.get()
                        .contentType("application/cloudevents+json")
                        .body("{\"specversion\":\"1.0\",\"id\":\"evt_2\",\"source\":\"walk\",\"type\":\"runs\"}")
                        .post(events));
        expect(200, post(events + "/ce_emxPrGxc1yCe4u7N_evt_2/void", "{\"reason\":\"a walk is no run\"}"));
        expect(404, post(events + "/evt_3/void", "{\"reason\":\"never was\"}"));
        expect(200, calls.get().contentType(JSON).post(org + "/usage-summary/verify"));
        expect(200, post(org + "/usage-summary/verify", "{\"rebuild\":true}"));
    }

    private void usageSettings() {
        String settings = org + "/usage-settings";
        String etag = expect(200, get(settings)).header("ETag");
        String body = "{\"backdatingDays\":7,\"cloudEvents\":{\"subject\":\"metadata\","
                + "\"subjectProjects\":{\"customer-1\":\"project_app\"},\"quantityPointers\":{\"prompt\":\"/tokens\"},"
                + "\"countedTypes\":[\"request\"]}}";
        expect(200, put(settings, body));
        expect(
                412,
                calls.get()
                        .header("If-Match", etag)
                        .contentType(JSON)
                        .body(body)
                        .put(settings));
        expect(200, put(settings, "{}"));
    }

    private void usageLimits() {
        String limits = org + "/usage-limits";
        expect(201, put(limits, "{\"metric\":\"tokens\",\"period\":\"monthly\",\"limitQuantity\":\"0.5\"}"));
        expect(
                200,
                put(
                        limits,
                        "{\"metric\":\"tokens\",\"period\":\"monthly\",\"limitQuantity\":5,"
                                + "\"timeZone\":\"Europe/Berlin\",\"enforcement\":\"hard\"}"));
        expect(
                201,
                put(
                        limits,
                        "{\"metric\":\"tokens\",\"period\":\"calendar-month\",\"limitQuantity\":10000000,"
                                + "\"projectId\":\"project_app\"}"));
        expect(200, get(limits));
        String monthly = limits + "/by-key?metric=tokens&period=monthly";
        String etag = expectVersioned(monthly);
        expect(200, patch(monthly, "{\"limitQuantity\":5.5}"));
        expect(
                412,
                calls.get()
                        .header("If-Match", etag)
                        .contentType("application/merge-patch+json")
                        .body("{\"limitQuantity\":5,\"timeZone\":\"UTC\",\"enforcement\":\"soft\",\"thresholds\":[]}")
                        .patch(monthly));
        expect(200, patch(monthly, "{\"limitQuantity\":5}"));
        expect(200, get(limits + "/check?metric=tokens&period=monthly"));
        expect(200, get(limits + "/check?metric=tokens&period=calendar-month&projectId=project_app&unit=count"));
        expect(200, get(limits + "/check?metric=tokens&period=monthly&quantity=5000.5"));
        expect(404, get(limits + "/check?metric=tokens&period=daily"));
        expect(200, get(org + "/quota-status"));
        expect(200, get(org + "/quota-status?projectId=project_app&limit=1"));
        expect(200, get(org + "/quota-status/by-key?metric=tokens&period=monthly"));
        expect(404, get(org + "/quota-status/by-key?metric=tokens&period=daily"));
        expect(200, get("/v1/quota-status"));
        expect(200, get("/v1/quota-status?over=1&limit=200"));
        expect(400, get("/v1/quota-status?over=0"));
        expect(200, get("/v1/usage-top?metric=tokens"));
        expect(
                200,
                get("/v1/usage-top?metric=tokens&unit=count&by=project&limit=1&since=2020-01-01T00:00:00Z"
                        + "&until=2020-01-01T01:00:00Z"));
        expect(400, get("/v1/usage-top?metric=tokens&since=2020-01-01T00:00:01Z"));
        expect(200, get(limits + "/checks"));
        expect(200, get(limits + "/checks?projectId=project_app&metric=tokens&unit=count&quantity=3&limit=1"));
        expect(400, get(limits + "/checks?quantity=3"));
        expect(429, post(org + "/usage-events?dryRun=true", "{\"metric\":\"tokens\",\"quantity\":6}"));
        expect(201, post(org + "/usage-events?dryRun=true&enforce=false", "{\"metric\":\"tokens\",\"quantity\":6}"));
        expect(200, get(org + "/quota-events?projectId=project_app&metric=tokens&after=0"));
        expect(200, get(org + "/quota-events?order=desc"));
        expect(200, get("/v1/quota-events?metric=tokens&until=2099-01-01T00:00:00Z&limit=1"));
        String refused = expect(429, post(org + "/usage-events", "{\"metric\":\"tokens\",\"quantity\":6}"))
                .header("X-Request-Id");
        expect(200, get(org + "/denials?metric=tokens&unit=count&since=2020-01-01T00:00:00Z&limit=1"));
        expect(200, get(org + "/denials?projectId=project_app&actorId=user_ada"));
        expect(200, get(org + "/denials/" + refused));
        expect(200, get("/v1/denials?metric=tokens&unit=count&since=2020-01-01T00:00:00Z&limit=1"));
        expect(404, get(org + "/denials/another-request"));
        expect(201, post(org + "/usage-events?enforce=false", "{\"metric\":\"tokens\",\"quantity\":6}"));
        expect(204, delete(limits + "?metric=tokens&period=monthly"));
    }

    private void quotaReservations() {
        String reservations = org + "/quota-reservations";
        expect(
                201,
                put(
                        org + "/usage-limits",
                        "{\"metric\":\"runs\",\"period\":\"daily\",\"limitQuantity\":10,"
                                + "\"enforcement\":\"hard\",\"thresholds\":[50]}"));
        String run = "{\"reservationId\":\"rsv_1\",\"metric\":\"runs\",\"quantity\":2,\"ttl\":60}";
        expect(201, post(reservations, run));
        expect(200, post(reservations, run));
        expect(429, post(reservations, "{\"metric\":\"runs\",\"quantity\":9}"));
        String etag = expect(200, get(reservations + "/rsv_1")).header("ETag");
        expect(304, calls.get().header("If-None-Match", etag).get(reservations + "/rsv_1"));
        expect(200, get(reservations + "?limit=1"));
        expect(200, get(reservations + "?status=held&limit=1"));
        expect(201, post(reservations + "?dryRun=true", "{\"metric\":\"runs\",\"quantity\":1}"));
        expect(429, post(reservations + "?dryRun=true", "{\"metric\":\"runs\",\"quantity\":9}"));
        expect(200, post(reservations + "/rsv_1/extend", "{\"expiresAt\":\"2026-11-22T15:04:05Z\"}"));
        expect(400, post(reservations + "/rsv_1/extend", "{\"expiresAt\":\"2126-11-22T15:04:05Z\"}"));
        expect(429, post(reservations + "/rsv_1/commit", "{\"quantity\":11}"));
        expect(200, post(reservations + "/rsv_1/commit", "{\"quantity\":1.5,\"runId\":\"run_1\"}"));
        expect(409, calls.get().post(reservations + "/rsv_1/release"));
        expect(409, post(reservations + "/rsv_1/extend", "{\"expiresAt\":\"2026-11-22T15:04:05Z\"}"));
        String location = expect(201, post(reservations, "{\"metric\":\"runs\",\"quantity\":1}"))
                .header("Location");
        expect(200, calls.get().post(location + "/release"));
    }

    private void secretReferences() {
        String named = org + "/secret-refs/{name}";
        String ref = "{\"provider\":\"aws-secrets-manager\","
                + "\"ref\":\"arn:aws:secretsmanager:eu-central-1:123456789012:secret:deploy-token\"}";
        expect(201, calls.get().contentType(JSON).body(ref).put(named, "deploy/tökén 1"));
        expect(200, calls.get().contentType(JSON).body(ref).put(named, "deploy/tökén 1"));
        expect(
                201,
                calls.get()
                        .queryParam("projectId", "project_app")
                        .contentType(JSON)
                        .body(ref)
                        .put(named, "deploy/tökén 1"));
        expect(200, calls.get().get(named, "deploy/tökén 1"));
        expect(200, get(org + "/secret-refs"));
        expect(200, get(org + "/secret-refs?scope=org"));
        expect(400, get(org + "/secret-refs?scope=org&projectId=project_app"));
        expect(204, calls.get().delete(named, "deploy/tökén 1"));
    }

    private void audit() {
        expect(
                201,
                post(
                        org + "/audit-events",
                        "{\"projectId\":\"project_app\",\"action\":\"run.approve\",\"targetType\":\"run\"}"));
        Response approved = expect(200, get(org + "/audit-events?action=run.approve"));
        expectVersioned(org + "/audit-events/" + approved.path("items[0].eventId"));
        expect(200, get(org + "/audit-events?action=run.approve&targetType=run&projectId=project_app"));
        expect(200, get(org + "/audit-events?limit=2"));
        expect(200, get(org + "/audit-events?requestId=none&order=desc"));
        expect(200, get(org + "/audit-events?text=APPROVE&action=run.approve&order=sequence&after=0"));
        expect(200, get(org + "/audit-export"));
        expect(200, calls.get().accept("application/x-ndjson").get(org + "/audit-export"));
        expect(200, calls.get().accept("text/csv").get(org + "/audit-export?until=2999-12-31T23:59:59.999Z"));
    }

    private void deletions() {
        expect(204, delete(org + "/members/user_ada"));
        expect(204, delete(org + "/teams/team_1/members/user_ada"));
        expect(204, delete(org + "/projects/project_app/teams/team_1"));
        expect(409, delete(org + "/projects/project_app"));
        expect(204, delete(org + "/projects/project_2"));
        expect(204, delete(org + "/teams/team_1"));
        expect(204, delete(org + "/identity-providers/idp_2"));
        expect(204, delete(org));
        expect(404, delete(org));
        expect(200, get("/v1/audit-events"));
        expect(200, get("/v1/audit-events?order=desc"));
        expect(200, get("/v1/audit-events?action=org.delete&actorId=a&since=2020-01-01T00:00:00Z&text=acme"));
    }

    /// Gets one resource, and once more under the condition that it has changed.
    ///
    /// @return its version
    private String expectVersioned(String path) {
        String etag = expect(200, get(path)).header("ETag");
        expect(304, calls.get().header("If-None-Match", etag).get(path));
        return etag;
    }

    private Response get(String path) {
        return calls.get().get(path);
    }

    private Response delete(String path) {
        return calls.get().delete(path);
    }

    private Response post(String path, String body) {
        return calls.get().contentType(JSON).body(body).post(path);
    }

    private Response put(String path, String body) {
        return calls.get().contentType(JSON).body(body).put(path);
    }

    private Response patch(String path, String body) {
        return calls.get().contentType(JSON).body(body).patch(path);
    }

    private static Response expect(int status, Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer;
    }
}
