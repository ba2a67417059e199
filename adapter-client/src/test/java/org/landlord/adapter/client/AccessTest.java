package org.landlord.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.client.Replies.Asked;
import org.landlord.adapter.client.shared.UnexpectedResponse;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.ExternalId;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.audit.AuditText;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.diagnostics.ServerLoad;
import org.landlord.domain.diagnostics.ServerStatus;
import org.landlord.domain.diagnostics.StorageStatus;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.IssuedApiKey;
import org.landlord.port.in.access.ListApiKeys;
import org.landlord.port.in.access.RotateApiKey;
import org.landlord.port.in.access.WhoAmI;
import org.landlord.port.in.audit.AuditOrder;
import org.landlord.port.in.audit.ListAuditEvents;
import org.landlord.port.in.audit.ListPlatformAuditEvents;

class AccessTest {

    private static final Caller CALLER = Caller.anonymous();
    private static final OrgId ORG = new OrgId("org_acme");
    private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123Z");
    private static final KeyId KEY_ID = new KeyId("key_01jdzzzzzzzzzzzzzzzzzzzzzz");
    private static final ApiKeyToken TOKEN = ApiKeyToken.of(KEY_ID, "7".repeat(ApiKeyToken.RANDOM_DIGITS));
    private static final KeyScopes SCOPES = new KeyScopes(List.of("limit:read", "usage:*"));

    private static final ApiKey KEY = new ApiKey(
            KEY_ID,
            ORG,
            new Name("Meter"),
            new ExternalId("auth0|17"),
            SCOPES,
            new ActorId("usr_1"),
            NOW,
            NOW.plusSeconds(60),
            NOW,
            null);

    private static final String JSON = """
        {"keyId":"key_01jdzzzzzzzzzzzzzzzzzzzzzz","orgId":"org_acme","name":"Meter","externalId":"auth0|17",
         "scopes":["limit:read","usage:*"],"createdBy":"usr_1","createdAt":"2026-11-22T15:04:05.123Z",
         "expiresAt":"2026-11-22T15:05:05.123Z","lastUsedAt":"2026-11-22T15:04:05.123Z","revokedAt":null\
        """;

    private static final String PLATFORM_JSON = """
        {"keyId":"key_01jdzzzzzzzzzzzzzzzzzzzzzz","orgId":null,"name":"Meter","scopes":["*"],
         "createdAt":"2026-11-22T15:04:05.123Z","revokedAt":"2026-11-22T15:04:05.123Z"}\
        """;

    private static final String ISSUED = JSON + ",\"token\":\"" + TOKEN.reveal() + "\"}";

    /// A request, and the result of its response.
    private record Exchange<T>(Asked asked, T result) {}

    private static <T> Exchange<T> exchange(int status, String answer, Function<Landlord, T> doing) {
        try (Replies server = Replies.json(status, answer);
                LandlordClient client = new LandlordClient(server.uri(), null)) {
            T result = doing.apply(client);
            return new Exchange<>(server.onlyAsked(), result);
        }
    }

    @Test
    void a_key_of_an_organization_is_created_and_returned_with_its_token() {
        CreateApiKey command =
                new CreateApiKey(ORG, new Name("Meter"), new ExternalId("auth0|17"), SCOPES, NOW.plusSeconds(60));

        Exchange<IssuedApiKey> made =
                exchange(201, ISSUED, landlord -> landlord.apiKeys().create(CALLER, command));

        assertThat(made.asked().method()).isEqualTo("POST");
        assertThat(made.asked().uri()).isEqualTo("/v1/orgs/org_acme/api-keys");
        assertThat(made.asked().body())
                .isEqualTo("{\"name\":\"Meter\",\"externalId\":\"auth0|17\",\"scopes\":[\"limit:read\",\"usage:*\"],"
                        + "\"expiresAt\":\"2026-11-22T15:05:05.123Z\"}");
        assertThat(made.result()).isEqualTo(new IssuedApiKey(KEY, TOKEN));
    }

    @Test
    void a_key_of_the_platform_is_created_outside_organizations() {
        CreateApiKey command = new CreateApiKey(null, new Name("Meter"), null, KeyScopes.all(), null);

        Exchange<IssuedApiKey> made =
                exchange(201, ISSUED, landlord -> landlord.apiKeys().create(CALLER, command));

        assertThat(made.asked().uri()).isEqualTo("/v1/api-keys");
        assertThat(made.asked().body()).isEqualTo("{\"name\":\"Meter\",\"scopes\":[\"*\"]}");
    }

    @Test
    void keys_are_listed_page_by_page() {
        Exchange<Page<ApiKey>> listed = exchange(
                200,
                "{\"items\":[" + PLATFORM_JSON + "],\"nextCursor\":\"more\"}",
                landlord -> landlord.apiKeys()
                        .list(
                                CALLER,
                                new ListApiKeys(null, null, null, new ExternalId("a|b")),
                                new PageRequest(1, null)));

        ApiKey revoked = new ApiKey(KEY_ID, null, new Name("Meter"), null, KeyScopes.all(), null, NOW, null, null, NOW);
        assertThat(listed.asked().uri()).isEqualTo("/v1/api-keys?externalId=a%7Cb&limit=1");
        assertThat(listed.result()).isEqualTo(new Page<>(List.of(revoked), "more"));
    }

    @Test
    void keys_that_expire_soon_are_listed_page_by_page() {
        Exchange<Page<ApiKey>> listed = exchange(
                200,
                "{\"items\":[" + JSON + "}],\"nextCursor\":null}",
                landlord -> landlord.apiKeys().listExpiring(CALLER, NOW, new PageRequest(1, "c")));

        assertThat(listed.asked().uri())
                .isEqualTo("/v1/expiring-api-keys?expiresBefore=2026-11-22T15%3A04%3A05.123Z&limit=1&cursor=c");
        assertThat(listed.result()).isEqualTo(new Page<>(List.of(KEY), null));
    }

    @Test
    void a_key_is_read_under_its_organization() {
        Exchange<ApiKey> found =
                exchange(200, JSON + "}", landlord -> landlord.apiKeys().get(CALLER, ORG, KEY_ID));

        assertThat(found.asked().uri()).isEqualTo("/v1/orgs/org_acme/api-keys/" + KEY_ID);
        assertThat(found.result()).isEqualTo(KEY);
    }

    @Test
    void a_program_names_itself_in_each_request() {
        try (Replies server = Replies.json(200, JSON + "}");
                LandlordClient client = new LandlordClient(server.uri(), null, "landlord-cli/1.2.3", null)) {
            client.apiKeys().get(CALLER, ORG, KEY_ID);

            assertThat(server.onlyAsked().header("User-agent")).containsExactly("landlord-cli/1.2.3");
        }
    }

    @Test
    void a_key_is_revoked_with_a_precondition() {
        Precondition unchanged = new Precondition.AnyOf(Set.of(new Version("v1")));

        Asked asked = exchange(204, "", landlord -> {
                    landlord.apiKeys().revoke(CALLER, null, KEY_ID, unchanged);
                    return true;
                })
                .asked();

        assertThat(asked.method()).isEqualTo("DELETE");
        assertThat(asked.uri()).isEqualTo("/v1/api-keys/" + KEY_ID);
        assertThat(asked.header("If-match")).containsExactly("\"v1\"");
    }

    @Test
    void a_key_is_rotated_with_the_overlap_in_seconds() {
        RotateApiKey command = new RotateApiKey(ORG, KEY_ID, Duration.ofHours(1), null);

        Exchange<IssuedApiKey> rotated =
                exchange(201, ISSUED, landlord -> landlord.apiKeys().rotate(CALLER, command));

        assertThat(rotated.asked().uri()).isEqualTo("/v1/orgs/org_acme/api-keys/" + KEY_ID + "/rotate");
        assertThat(rotated.asked().body()).isEqualTo("{\"overlapSeconds\":3600}");
        assertThat(rotated.result().token()).isEqualTo(TOKEN);
    }

    @Test
    void a_malformed_response_is_reported_without_its_token() {
        String answer = "{\"token\":\"" + TOKEN.reveal() + "\"}";
        CreateApiKey command = new CreateApiKey(ORG, new Name("Meter"), null, SCOPES, null);

        UnexpectedResponse bug = catchThrowableOfType(
                UnexpectedResponse.class,
                () -> exchange(201, answer, landlord -> landlord.apiKeys().create(CALLER, command)));

        assertThat(bug).hasMessageContaining("POST /v1/orgs/org_acme/api-keys").hasMessageContaining("landlord_…");
        assertThat(bug.getMessage()).doesNotContain(TOKEN.secret());
    }

    @Test
    void a_user_is_returned_with_role_permissions_and_projects() {
        Exchange<WhoAmI> answered =
                exchange(200, """
                         {"actorId":"usr_1","actorKind":"user","orgId":"org_acme","role":"member",
                          "permissions":["usage:read","org:read"],
                          "projects":[{"projectId":"project_app","roles":["viewer","admin"],
                                       "permissions":["usage:read","limit:write"]}],
                          "groupsOverage":true}\
                         """, landlord -> landlord.access().whoAmI(CALLER));

        assertThat(answered.asked().uri()).isEqualTo("/v1/whoami");
        assertThat(answered.result())
                .isEqualTo(new WhoAmI(
                        new ActorId("usr_1"),
                        ActorKind.USER,
                        ORG,
                        OrgRole.MEMBER,
                        Set.of(Permission.ORG_READ, Permission.USAGE_READ),
                        List.of(new WhoAmI.InProject(
                                new ProjectId("project_app"),
                                Set.of(ProjectRole.ADMIN, ProjectRole.VIEWER),
                                Set.of(Permission.LIMIT_WRITE, Permission.USAGE_READ))),
                        true));
    }

    @Test
    void the_state_of_a_server_is_returned_with_its_storage_and_its_load() {
        Exchange<ServerStatus> answered =
                exchange(200, """
                {"version":"1.2.3","commit":null,"startedAt":"2026-11-22T15:04:05.123Z",
                 "checkedAt":"2026-11-22T15:04:05.123Z","storage":{"kind":"sqlite","sizeBytes":9007199254740993,
                 "freeBytes":null,"waitingWrites":1,"maxWaitingWrites":2,"readersInUse":3,"maxReaders":4},
                 "load":{"seconds":120,"requestsPerSecond":1.5,"serverErrorPercent":0,"usageEventsPerSecond":20},
                 "heapUsedBytes":5,"heapMaxBytes":6}\
                """, landlord -> landlord.server().status(CALLER));

        assertThat(answered.asked().uri()).isEqualTo("/v1/server");
        assertThat(answered.result())
                .isEqualTo(new ServerStatus(
                        "1.2.3",
                        null,
                        NOW,
                        NOW,
                        new StorageStatus("sqlite", 9007199254740993L, null, 1, 2, 3, 4),
                        ServerLoad.of(120, 180, 0, 2_400),
                        5,
                        6));
    }

    @Test
    void an_unknown_role_in_a_project_is_an_unexpected_response() {
        String answer = """
            {"actorId":"usr_1","actorKind":"user","orgId":"org_acme","role":null,"permissions":[],
             "projects":[{"projectId":"project_app","roles":["king"]}]}\
            """;

        UnexpectedResponse bug = catchThrowableOfType(
                UnexpectedResponse.class,
                () -> exchange(200, answer, landlord -> landlord.access().whoAmI(CALLER)));

        assertThat(bug).hasMessageContaining("has no such role: king");
    }

    @Test
    void an_audit_event_has_its_actor_recorder_and_origin() {
        AuditEvent event = event("""
            ,"actorKind":"external","recordedBy":"key_01jdzzzzzzzzzzzzzzzzzzzzzz","requestId":"req-1",
             "address":"192.0.2.7","userAgent":"meter/1.0\"\
            """);

        assertThat(event.actorKind()).isEqualTo(ActorKind.EXTERNAL);
        assertThat(event.recordedBy()).isEqualTo(new ActorId(KEY_ID.value()));
        assertThat(event.origin()).isEqualTo(new Origin("req-1", "192.0.2.7", "meter/1.0"));
    }

    @Test
    void missing_origin_fields_of_an_audit_event_are_unknown() {
        AuditEvent event = event("");

        assertThat(event.actorKind()).isNull();
        assertThat(event.recordedBy()).isNull();
        assertThat(event.origin()).isEqualTo(Origin.unknown());
    }

    private static AuditEvent event(String more) {
        String answer = """
            {"items":[{"orgId":"org_acme","sequence":1,"eventId":"evt_1","projectId":null,"actorId":"usr_1",
             "action":"org.create","targetType":"org","targetId":"org_acme",
             "occurredAt":"2026-11-22T15:04:05.123Z","metadata":{}%s}],"nextCursor":null}\
            """.formatted(more);
        ListAuditEvents query =
                new ListAuditEvents(ORG, new Label("org.create"), null, null, null, null, Window.of(null, null));
        return exchange(200, answer, landlord -> landlord.auditTrail().list(CALLER, query, new PageRequest(1, null)))
                .result()
                .items()
                .getFirst();
    }

    @Test
    void audit_events_are_requested_with_a_text_and_those_of_the_platform_with_filters() {
        String nothing = "{\"items\":[],\"nextCursor\":\"more\"}";
        AuditQuery events = new AuditQuery(ORG, null, null, null, null, null, Window.always());
        ListAuditEvents ofOrg = new ListAuditEvents(events, new AuditText("a&b"), new AuditOrder.NewestFirst());
        ListPlatformAuditEvents ofPlatform = new ListPlatformAuditEvents(
                new Label("org.delete"),
                new ActorId("key_1"),
                Window.of(NOW, null),
                new AuditText("x"),
                SequenceOrder.newestFirst());

        Exchange<Page<AuditEvent>> one =
                exchange(200, nothing, landlord -> landlord.auditTrail().list(CALLER, ofOrg, new PageRequest(5, null)));
        Exchange<Page<PlatformAuditEvent>> other = exchange(
                200,
                nothing,
                landlord -> landlord.auditTrail().listPlatform(CALLER, ofPlatform, new PageRequest(5, null)));

        assertThat(one.asked().uri()).isEqualTo("/v1/orgs/org_acme/audit-events?text=a%26b&order=desc&limit=5");
        assertThat(one.result().nextCursor()).isEqualTo("more");
        assertThat(other.asked().uri())
                .isEqualTo("/v1/audit-events?action=org.delete&actorId=key_1&since=2026-11-22T15%3A04%3A05.123Z&text=x"
                        + "&order=desc&limit=5");
    }

    @Test
    void an_audit_event_of_the_platform_has_its_actor_and_origin() {
        String answer = """
            {"items":[{"sequence":1,"eventId":"evt_1","actorId":"key_01jdzzzzzzzzzzzzzzzzzzzzzz",
             "actorKind":"key","requestId":"req-1","address":"::1","userAgent":null,"action":"org.delete",
             "targetType":"org","targetId":"org_acme","occurredAt":"2026-11-22T15:04:05.123Z","metadata":{}}],
             "nextCursor":null}\
            """;

        PlatformAuditEvent event = exchange(
                        200, answer, landlord -> landlord.auditTrail().listPlatform(CALLER, new PageRequest(1, null)))
                .result()
                .items()
                .getFirst();

        assertThat(event.actorKind()).isEqualTo(ActorKind.KEY);
        assertThat(event.origin()).isEqualTo(new Origin("req-1", "::1", null));
    }
}
