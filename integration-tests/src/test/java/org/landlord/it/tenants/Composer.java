package org.landlord.it.tenants;

import static java.util.Map.entry;

import io.swagger.v3.oas.models.parameters.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.landlord.it.tenants.Asking.Taken;
import org.landlord.it.tenants.Asking.Where;

/// Makes up the requests of a tenant: mostly about what is theirs, now and then about what is the other's.
final class Composer {

    /// Under this name belongings have all ETags.
    static final String ETAGS = "etags";

    private static final String IF_MATCH = "If-Match";
    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /// What is made where it is put, under the id that stands in the path: by the other's id it would be an own
    /// one.
    private static final Map<String, String> MADE_BY_PUT = Map.of(
            "putOrgMember", "userId",
            "putTeamMember", "userId",
            "putIdentityProvider", "providerId",
            "putSecretReference", "name",
            "putOrgGateway", "gatewayId",
            "putApprovalPolicy", "policyId");

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            entry("userId", "auth0|user"),
            entry("teamId", "team"),
            entry("projectId", "project"),
            entry("providerId", "idp"),
            entry("name", "secret"),
            entry("eventId", "evt"),
            entry("auditEventId", "evt"),
            entry("reservationId", "rsv"),
            entry("requestId", "req"),
            entry("keyId", "key"),
            entry("sessionId", "ses"),
            entry("gatewayId", "gw"),
            entry("runId", "run"),
            entry("approvalId", "apr"),
            entry("policyId", "pol"));

    private final Tenant tenant;
    private final Belongings own;
    private final Others others;
    private final Random random;
    private final Instant usedSince;
    private final Bodies bodies;
    private final Calls calls;

    Composer(Tenant tenant, Belongings own, Others others, Random random, Instant usedSince) {
        this.tenant = tenant;
        this.own = own;
        this.others = others;
        this.random = random;
        this.usedSince = usedSince;
        this.bodies = new Bodies(tenant, random, usedSince);
        this.calls = new Calls(tenant, random, bodies);
    }

    /// A request.
    ///
    /// @param mixed false if nothing in it may be the other's
    Asking of(Operation operation, boolean mixed) {
        List<Taken> taken = new ArrayList<>();
        boolean elsewhere = mixed && operation.isOfAnOrganization() && chance(15);
        if (elsewhere) {
            taken.add(new Taken(Where.ORGANIZATION, tenant.otherOrgId()));
        }
        String path = path(operation, elsewhere, mixed, taken);
        if (operation.callsAMethod()) {
            return call(operation, path, mixed, taken);
        }
        String query = query(operation, path, mixed, taken);
        String target = path + (query.isEmpty() ? "" : "?" + query);
        String body = operation.hasBody() ? bodies.of(operation, () -> member(mixed, taken)) : "";
        Map<String, String> headers = headers(operation, path, mixed, taken);
        if (!body.isEmpty()) {
            headers.put("Content-Type", body.endsWith("\n") ? "application/x-ndjson" : "application/json");
        }
        return new Asking(operation, target, headers, body, taken);
    }

    /// A call of a method of a gateway.
    private Asking call(Operation operation, String path, boolean mixed, List<Taken> taken) {
        String method = path.substring(path.lastIndexOf('/') + 1);
        String body = calls.of(method, where -> id("runId", where, mixed, taken));
        Map<String, String> headers = headers(operation, path, mixed, taken);
        headers.put("Content-Type", "application/json");
        return new Asking(operation, path, headers, body, taken);
    }

    private String path(Operation operation, boolean elsewhere, boolean mixed, List<Taken> taken) {
        String known = own.any(places(operation), random);
        if (known != null && !elsewhere && chance(40)) {
            return known;
        }
        String path = operation.path().replace("{orgId}", elsewhere ? tenant.otherOrgId() : tenant.orgId());
        for (String id : operation.ids()) {
            path = path.replace("{" + id + "}", encoded(inPath(operation, id, mixed, taken)));
        }
        return path;
    }

    private String inPath(Operation operation, String id, boolean mixed, List<Taken> taken) {
        if (id.equals(MADE_BY_PUT.get(operation.id()))) {
            // Never one that stands for what is missing: the other tenant may ask for it.
            String known = chance(60) ? null : own.any(id, random);
            return known == null ? bodies.freshId(prefix(id)) : known;
        }
        if (id.equals("method")) {
            return calls.anyMethod();
        }
        boolean atTheShared = operation.callsAMethod() && id.equals("gatewayId") && chance(80);
        return atTheShared ? Bodies.GATEWAY : id(id, Where.PATH, mixed, taken);
    }

    /// An id that stands for something: mostly an own one, else the other's or none at all.
    private String id(String kind, Where where, boolean mixed, List<Taken> taken) {
        int die = random.nextInt(100);
        if (mixed && die < 20) {
            String id = others.any(kind, prefix(kind) + "_" + tenant.otherMark());
            // Some ids are the same for both.
            if (!id.contains("_shared_")) {
                taken.add(new Taken(where, id));
            }
            return id;
        }
        return die < 26 ? prefix(kind) + "_missing" : own(kind);
    }

    private String own(String kind) {
        return Objects.requireNonNullElse(own.any(kind, random), prefix(kind) + "_missing");
    }

    private static String prefix(String kind) {
        return Objects.requireNonNull(PREFIXES.get(kind), () -> "the walk does not know what a " + kind + " is");
    }

    /// The project that a body names, if it names one.
    private String member(boolean mixed, List<Taken> taken) {
        return chance(50) ? "" : "\"projectId\":\"" + id("projectId", Where.BODY, mixed, taken) + "\",";
    }

    private String query(Operation operation, String path, boolean mixed, List<Taken> taken) {
        Map<String, String> values = new TreeMap<>();
        for (Parameter parameter : operation.queries()) {
            String name = parameter.getName();
            if (!Set.of("cursor", "limit").contains(name)
                    && (Boolean.TRUE.equals(parameter.getRequired()) || chance(30))) {
                values.put(name, name.equals("order") ? "time" : value(operation, name, mixed, taken));
            }
        }
        if (values.containsKey("order")) {
            order(operation, values, taken);
        }
        if (values.containsKey("bucket") || values.containsKey("groupBy")) {
            // What reservations record is used now, and so in an hour of its own or not.
            values.put("until", usedSince.plusSeconds(3599).toString());
        }
        boolean paged = operation.queries().stream().anyMatch(it -> it.getName().equals("cursor"));
        if (paged) {
            page(operation, path + "?" + joined(values), values, mixed, taken);
        }
        return joined(values);
    }

    /// Usage is listed as it was recorded without any filter, and so not where one is the other's.
    private void order(Operation operation, Map<String, String> values, List<Taken> taken) {
        if (Set.of("listQuotaEvents", "listPlatformAuditEvents").contains(operation.id())) {
            values.put("order", one("asc", "desc"));
            if (values.get("order").equals("desc")) {
                values.remove("after");
            }
            return;
        }
        String other = operation.id().equals("listUsageEvents") ? "recorded" : "sequence";
        boolean filtered = taken.stream().anyMatch(it -> it.where() == Where.QUERY);
        if (other.equals("recorded") && filtered || chance(50)) {
            return;
        }
        values.put("order", other);
        if (other.equals("recorded")) {
            values.keySet().retainAll(Set.of("order", "after"));
        }
    }

    private static String joined(Map<String, String> values) {
        return values.entrySet().stream()
                .map(it -> it.getKey() + "=" + encoded(it.getValue()))
                .collect(Collectors.joining("&"));
    }

    private void page(Operation operation, String list, Map<String, String> values, boolean mixed, List<Taken> taken) {
        values.put("limit", String.valueOf(1 + random.nextInt(6)));
        if (mixed && chance(15)) {
            String cursor = others.any(cursors(operation), "bm9uZQ");
            taken.add(new Taken(Where.CURSOR, cursor));
            values.put("cursor", cursor);
        } else if (chance(50)) {
            String cursor = own.last(cursors(list));
            if (cursor != null) {
                values.put("cursor", cursor);
            }
        }
    }

    /// Under this name belongings have the cursors of an operation.
    static String cursors(Operation operation) {
        return "cursors of " + operation.id();
    }

    /// Under this name belongings have the cursors of a list.
    ///
    /// @param target of one of its pages
    static String cursors(String target) {
        return "cursors of "
                + target.replaceAll("(?<=[?&])(cursor|limit)=[^&]*&?", "").replaceAll("[?&]$", "");
    }

    /// Under this name belongings have the paths at which there was something.
    static String places(Operation operation) {
        return "places like " + operation.path();
    }

    /// Under this name belongings have the ETags of what is at a path.
    static String etags(String path) {
        return "etags of " + path;
    }

    private String value(Operation operation, String name, boolean mixed, List<Taken> taken) {
        return operation.isOfWorkflows()
                ? valueOfWorkflows(name, mixed, taken)
                : valueOfRecords(operation, name, mixed, taken);
    }

    private String valueOfWorkflows(String name, boolean mixed, List<Taken> taken) {
        return switch (name) {
            case "projectId", "runId" -> id(name, Where.QUERY, mixed, taken);
            case "gatewayId", "gatewayOrgId" ->
                chance(80) ? Bodies.GATEWAY : id("gatewayId", Where.QUERY, mixed, taken);
            case "launchedBy" -> chance(80) ? "key_missing" : id("keyId", Where.QUERY, mixed, taken);
            case "workflow" -> one(Bodies.WORKFLOWS);
            case "ended", "mine" -> String.valueOf(random.nextBoolean());
            case "state" -> one("succeeded", "waiting-approval", "failed", "cancelled");
            case "status" -> one("pending", "approved", "denied", "withdrawn");
            case "since" -> usedSince.toString();
            case "until" -> "2099-01-02T00:00:00Z";
            case "after" -> String.valueOf(random.nextInt(5));
            default -> throw new AssertionError("the walk does not know what to ask for as " + name);
        };
    }

    private String valueOfRecords(Operation operation, String name, boolean mixed, List<Taken> taken) {
        return switch (name) {
            case "projectId" -> id(name, Where.QUERY, mixed, taken);
            case "keyId", "userId" -> id(name, Where.QUERY, mixed, taken);
            case "actorId", "targetId" -> id(one("userId", "keyId", "teamId"), Where.QUERY, mixed, taken);
            case "metric" -> one(Bodies.METRICS);
            case "unit" -> "count";
            case "period" -> one(Bodies.PERIODS);
            case "runId" -> "run_" + (mixed && chance(30) ? tenant.otherMark() : tenant.mark());
            case "since" -> usedSince.plusSeconds(random.nextInt(1800)).toString();
            case "until" -> usedSince.plusSeconds(1800 + random.nextInt(1800)).toString();
            case "asOf" -> usedSince.toString();
            case "groupBy" -> "project";
            case "bucket" -> one("minute", "hour", "day", "week", "month");
            case "timeZone" -> one("UTC", "Asia/Kolkata");
            case "enforce", "dryRun" -> String.valueOf(random.nextBoolean());
            case "status" -> operation.id().equals("listQuotaReservations") ? one("held", "released") : "active";
            case "quantity" -> String.valueOf(random.nextInt(1_000));
            case "scope" -> "org";
            case "after" -> String.valueOf(random.nextInt(5));
            case "action" -> one("run.approve", "team.create");
            case "targetType" -> one("run", "team");
            case "slug" -> "slug-" + random.nextInt(60);
            case "externalId" -> "holder-" + random.nextInt(3);
            case "namePrefix" -> one("Org", "Another", "key");
            case "metadata" -> "of=" + tenant.mark();
            case "role" -> one("owner", "auditor");
            case "state" -> one("active", "expired", "revoked");
            case "requestId" -> "none";
            case "text" -> one("team", tenant.mark());
            case "expiresBefore", "certificateExpiresBefore" -> "2099-01-02T00:00:00Z";
            case "over" -> "80";
            case "by" -> one("org", "project");
            default -> throw new AssertionError("the walk does not know what to ask for as " + name);
        };
    }

    private Map<String, String> headers(Operation operation, String path, boolean mixed, List<Taken> taken) {
        Map<String, String> headers = new HashMap<>();
        boolean change = operation.takes(IF_MATCH) && !operation.isRead();
        if (change && chance(40) || operation.id().equals("deleteOrganization")) {
            etag(IF_MATCH, Where.IF_MATCH, operation, path, mixed, headers, taken);
        }
        // A change that is not to find what it has seen would mostly be refused.
        if (operation.takes(IF_NONE_MATCH) && chance(operation.isRead() ? 40 : 3)) {
            etag(IF_NONE_MATCH, Where.IF_NONE_MATCH, operation, path, mixed, headers, taken);
        }
        if (operation.takes(IDEMPOTENCY_KEY) && chance(60)) {
            headers.put(IDEMPOTENCY_KEY, "once-" + random.nextInt(300));
        }
        return headers;
    }

    private void etag(
            String header,
            Where where,
            Operation operation,
            String path,
            boolean mixed,
            Map<String, String> headers,
            List<Taken> taken) {
        // Nobody walks on who has deleted themselves.
        boolean mustFail = operation.id().equals("deleteOrganization");
        String mine = mustFail ? null : own.last(etags(path));
        if (mustFail || mixed && chance(40)) {
            String etag = mixed ? others.any(ETAGS, "\"none\"") : "\"none\"";
            headers.put(header, etag);
            taken.add(new Taken(where, etag));
        } else if (mine != null) {
            headers.put(header, mine);
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
