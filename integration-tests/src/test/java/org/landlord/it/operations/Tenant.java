package org.landlord.it.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.it.operations.Wire.Answer;
import org.landlord.it.operations.Wire.Request;
import org.landlord.it.support.Chance;

/// An organization with one of everything that there can be, all of whose ids end in a mark that no other has.
final class Tenant {

    /// Of a run: what changes while it runs.
    private static final Pattern PROGRESS = Pattern.compile("\"eventsRead\":.*?\"seenAt\":(?:null|\"[^\"]*\")");

    private final Wire wire;
    private final String mark;
    private final Map<String, String> named = new LinkedHashMap<>();

    private Tenant(Wire wire) {
        this.wire = wire;
        this.mark = UUID.randomUUID().toString().substring(24);
        // As parameters and members of bodies are called that name one of them.
        named.put("orgId", "org_" + mark);
        // As identity providers give them out.
        named.put("userId", "auth0|user/" + mark);
        named.put("actorId", "auth0|user/" + mark);
        named.put("teamId", "team_" + mark);
        named.put("projectId", "project_" + mark);
        named.put("subject", "project_" + mark);
        named.put("providerId", "idp_" + mark);
        named.put("eventId", "evt_" + mark);
        named.put("auditEventId", "aud_" + mark);
        named.put("reservationId", "rsv_" + mark);
        named.put("requestId", "req_" + mark);
        named.put("name", "secret_" + mark);
        named.put("metric", "m-" + mark);
        named.put("runId", "run_" + mark);
        named.put("targetId", "run_" + mark);
        named.put("gatewayId", "gw_" + mark);
        named.put("policyId", "pol_" + mark);
        named.put("approvalId", "apr_" + "0".repeat(14) + mark);
        named.put("keyId", "key_" + "0".repeat(14) + mark);
        named.put("sessionId", "ses_" + "0".repeat(14) + mark);
    }

    /// One that does not exist: its ids look like any other's.
    static Tenant missing(Wire wire) {
        return new Tenant(wire);
    }

    /// Makes one.
    static Tenant make(Wire wire) {
        Tenant tenant = new Tenant(wire);
        tenant.fill();
        return tenant;
    }

    /// Makes one with a run that waits for an approval at [Agents].
    static Tenant makeWithRun(Wire wire) {
        Tenant tenant = make(wire);
        tenant.launch();
        return tenant;
    }

    private void launch() {
        create(
                "POST",
                org("/projects/project_") + mark + "/runs",
                "{\"runId\":\"run_%1$s\",\"gatewayId\":\"" + Agents.ID + "\",\"workflow\":\"" + Agents.WORKFLOW
                        + "\",\"input\":{\"of\":\"%1$s\"}}");
        String path = org("/approvals?status=pending&runId=run_") + mark;
        named.put("approvalId", Agents.approval(wire, path));
    }

    private void fill() {
        create("POST", "/v1/orgs", "{\"orgId\":\"org_%1$s\",\"slug\":\"org-%1$s\",\"name\":\"Org %1$s\"}");
        create("PUT", org("/members/auth0%7Cuser%2F") + mark, "{\"role\":\"owner\"}");
        create("POST", org("/teams"), "{\"teamId\":\"team_%1$s\",\"slug\":\"team-%1$s\",\"name\":\"Team %1$s\"}");
        create("PUT", org("/teams/team_") + mark + "/members/auth0%7Cuser%2F" + mark, "{\"role\":\"lead-%1$s\"}");
        create(
                "POST",
                org("/projects"),
                "{\"projectId\":\"project_%1$s\",\"slug\":\"project-%1$s\",\"name\":\"Project %1$s\"}");
        create("PUT", org("/projects/project_") + mark + "/teams/team_" + mark, "{\"role\":\"role-%1$s\"}");
        create("PUT", org("/billing-account"), "{\"plan\":\"plan-%1$s\",\"billingCustomerId\":\"cus_%1$s\"}");
        create(
                "PUT",
                org("/identity-providers/idp_") + mark,
                "{\"type\":\"saml\",\"issuer\":\"https://%1$s.example\"}");
        create(
                "PUT",
                org("/usage-limits"),
                "{\"metric\":\"m-%1$s\",\"period\":\"daily\",\"limitQuantity\":1000,\"thresholds\":[1]}");
        create(
                "POST",
                org("/usage-events"),
                "{\"eventId\":\"evt_%1$s\",\"projectId\":\"project_%1$s\",\"runId\":\"run_%1$s\","
                        + "\"metric\":\"m-%1$s\",\"quantity\":77}");
        create(
                "POST",
                org("/quota-reservations"),
                "{\"reservationId\":\"rsv_%1$s\",\"projectId\":\"project_%1$s\",\"metric\":\"m-%1$s\",\"quantity\":7}");
        beRefused();
        create("PUT", org("/secret-refs/secret_") + mark, "{\"provider\":\"vault\",\"ref\":\"vault://%1$s\"}");
        create(
                "POST",
                org("/audit-events"),
                "{\"eventId\":\"aud_%1$s\",\"actorId\":\"auth0|user/%1$s\",\"action\":\"run.approve\",\"targetType\":\"run\","
                        + "\"targetId\":\"run_%1$s\"}");
        create(
                "PUT",
                org("/gateways/gw_") + mark,
                "{\"name\":\"Agents %1$s\",\"baseUrl\":\"https://%1$s.example\",\"status\":\"maintenance\"}");
        create("PUT", org("/approval-policies/pol_") + mark, "{\"workflow\":\"flow-%1$s\",\"noteRequired\":true}");
        Answer key = create("POST", org("/api-keys"), "{\"name\":\"Key %1$s\",\"scopes\":[\"org:read\"]}");
        named.put("keyId", Asking.read(key.body()).path("keyId").asText());
        named.put(
                "sessionId", signIn(wire, Asking.read(key.body()).path("token").asText()));
    }

    /// Signs in with a key.
    ///
    /// @return the id of the session
    static String signIn(Wire wire, String token) {
        String body = "{\"apiKey\":\"" + token + "\"}";
        Answer session = wire.send(Request.json("POST", "/console/auth/session", body), null);
        if (session.status() != 201) {
            throw new AssertionError(session.toString());
        }
        return Asking.read(session.body()).path("session").path("sessionId").asText();
    }

    /// Has a hard limit refuse a request, and reads the denial, so that it is stored.
    private void beRefused() {
        create(
                "PUT",
                org("/usage-limits"),
                "{\"metric\":\"denied-%1$s\",\"limitQuantity\":0,\"enforcement\":\"hard\"}");
        String usage = "{\"projectId\":\"project_%1$s\",\"metric\":\"denied-%1$s\",\"quantity\":1}".formatted(mark);
        Answer refused = wire.asAdministrator(Request.json("POST", org("/usage-events"), usage), get("requestId"));
        Answer denial = wire.asAdministrator(Request.get(org("/denials/") + get("requestId")));
        if (refused.status() != 429 || denial.status() != 200) {
            throw new AssertionError(refused + " " + denial);
        }
    }

    private Answer create(String method, String path, String body) {
        Answer answer = wire.asAdministrator(Request.json(method, path, body.formatted(mark)));
        if (answer.status() != 201) {
            throw new AssertionError(method + " " + path + ": " + answer);
        }
        return answer;
    }

    private String org(String path) {
        return "/v1/orgs/org_" + mark + path;
    }

    /// What it has under the name of a parameter or of a member of a body.
    ///
    /// @return null if that names nothing of a tenant
    @Nullable
    String find(String name) {
        return named.get(name);
    }

    /// The same of its own, where there must be one.
    String get(String name) {
        String value = named.get(name);
        if (value == null) {
            throw new AssertionError("nobody knows what {" + name + "} is: make one of it in Tenant");
        }
        return value;
    }

    /// The same with another key.
    Tenant withKey(String keyId) {
        named.put("keyId", keyId);
        return this;
    }

    /// The same with another session.
    Tenant withSession(String sessionId) {
        named.put("sessionId", sessionId);
        return this;
    }

    /// The same with another gateway.
    Tenant withGateway(String gatewayId) {
        named.put("gatewayId", gatewayId);
        return this;
    }

    /// The same with another run.
    Tenant withRun(String runId) {
        named.put("runId", runId);
        return this;
    }

    /// Makes a key of the organization.
    ///
    /// @param with what it is made with, other than its name, as members of JSON
    /// @return its token
    String token(String with) {
        return token(wire, org("/api-keys"), with);
    }

    /// Makes a key of the platform.
    static String tokenOfPlatform(Wire wire, String with) {
        return token(wire, "/v1/api-keys", with);
    }

    private static String token(Wire wire, String path, String with) {
        Answer made = wire.asAdministrator(Request.json("POST", path, "{\"name\":\"CI\"," + with + "}"));
        if (made.status() != 201) {
            throw new AssertionError(path + " " + with + ": " + made);
        }
        return Asking.read(made.body()).path("token").asText();
    }

    /// The id in a token of a key.
    static String keyId(String token) {
        return ApiKeyToken.parse(token).keyId().value();
    }

    /// Takes what is this organization's out of a text, so that it can be compared with what another one's says.
    ///
    /// @param instead of its mark
    UnaryOperator<String> hide(String instead) {
        return text -> text.replace(get("keyId"), "key_" + instead)
                .replace(get("sessionId"), "ses_" + instead)
                .replace(get("approvalId"), "apr_" + instead)
                .replace(mark, instead);
    }

    /// True if the text says anything of this organization.
    boolean isIn(String text) {
        return Stream.of(mark, get("keyId"), get("sessionId"), get("approvalId"))
                .anyMatch(text::contains);
    }

    /// Takes what a server makes up out of a text, the versions of things and how far runs are included.
    static String withoutChance(String text) {
        String known = PROGRESS.matcher(text).replaceAll("PROGRESS");
        return Chance.takenOutOf(known).replaceAll("^\"[^\"]+\"$", "ETAG");
    }
}
