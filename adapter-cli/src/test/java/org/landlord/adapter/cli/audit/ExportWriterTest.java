package org.landlord.adapter.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.cli.option.ExportFormat;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Origin;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.port.in.audit.AuditExport;

class ExportWriterTest {

    private static final OrgId ACME = new OrgId("org_acme");

    private final List<String> walked = new ArrayList<>();

    private <T> Iterable<T> noting(String name, List<T> items) {
        return () -> {
            walked.add(name);
            return items.iterator();
        };
    }

    private static AuditEvent event(long sequence, String target, Metadata metadata) {
        return new AuditEvent(
                ACME,
                sequence,
                new AuditEventId("evt_" + sequence),
                null,
                sequence == 1 ? new ActorId("local:ada") : null,
                sequence == 1 ? ActorKind.OPERATOR : null,
                null,
                sequence == 1 ? new Origin("req-1", "192.0.2.7", "landlord/1") : Origin.unknown(),
                new Label("secret_ref.upsert"),
                new Label("secret_ref"),
                new TargetId(target),
                Instant.EPOCH,
                metadata);
    }

    private String write(ExportFormat format, List<AuditEvent> events) throws IOException {
        Team team = new Team(ACME, new TeamId("team_t"), new Slug("t"), new Name("T"), Instant.EPOCH, Instant.EPOCH);
        AuditExport export = new AuditExport(
                Instant.EPOCH,
                new Organization(
                        ACME, new Slug("acme"), new Name("Acme"), Metadata.empty(), Instant.EPOCH, Instant.EPOCH),
                noting("members", List.of()),
                noting("projects", List.of()),
                noting(
                        "teams",
                        List.of(new AuditExport.TeamExport(
                                team, noting("team members", List.of()), noting("team grants", List.of())))),
                null,
                noting("identityProviders", List.of()),
                noting("usage", List.of()),
                UsageSettings.defaults(ACME),
                noting("usageLimits", List.of()),
                noting("quotaReservations", List.of()),
                noting("secretRefs", List.of()),
                noting("apiKeys", List.of()),
                noting("quotaEvents", List.of()),
                noting("auditEvents", events));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExportWriter.write(format, export, out, false);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("the document has everything in its order, each list walked once")
    void document() throws IOException {
        assertThat(write(ExportFormat.JSON, List.of()).replaceAll("\\s+", "")).isEqualTo("""
            {"exportedAt":"1970-01-01T00:00:00.000Z",
            "org":{"orgId":"org_acme","slug":"acme","name":"Acme","metadata":{},
            "createdAt":"1970-01-01T00:00:00.000Z","updatedAt":"1970-01-01T00:00:00.000Z"},
            "members":[],"projects":[],
            "teams":[{"orgId":"org_acme","teamId":"team_t","slug":"t","name":"T",
            "createdAt":"1970-01-01T00:00:00.000Z","updatedAt":"1970-01-01T00:00:00.000Z",
            "members":[],"grants":[]}],
            "billing":null,"identityProviders":[],"usage":[],
            "usageSettings":{"orgId":"org_acme","backdatingDays":35,"cloudEvents":{"subject":"project",
            "subjectProjects":{},"quantityPointer":"/quantity","quantityPointers":{},"countedTypes":[]},
            "updatedAt":null},"usageLimits":[],
                "quotaReservations":[],"secretRefs":[],"apiKeys":[],
            "quotaEvents":[],"auditEvents":[]}
            """.replaceAll("\\s+", ""));
        assertThat(walked)
                .containsExactly(
                        "members",
                        "projects",
                        "teams",
                        "team members",
                        "team grants",
                        "identityProviders",
                        "usage",
                        "usageLimits",
                        "quotaReservations",
                        "secretRefs",
                        "apiKeys",
                        "quotaEvents",
                        "auditEvents");
    }

    @Test
    @DisplayName("CSV quotes what would be misread, and leaves out what is not there")
    void csv() throws IOException {
        List<AuditEvent> events = List.of(
                event(1, "plain", Metadata.empty()),
                event(2, "a \"b\", c", Metadata.of(Map.of("provider", "vault\nof\tglass"))));

        assertThat(write(ExportFormat.CSV, events))
                .isEqualTo("sequence,eventId,occurredAt,actorId,action,targetType,targetId,projectId,metadata,"
                        + "actorKind,recordedBy,requestId,address,userAgent,reason\r\n"
                        + "1,evt_1,1970-01-01T00:00:00.000Z,local:ada,secret_ref.upsert,secret_ref,plain,,{},"
                        + "operator,,req-1,192.0.2.7,landlord/1,\r\n"
                        + "2,evt_2,1970-01-01T00:00:00.000Z,,secret_ref.upsert,secret_ref,\"a \"\"b\"\", c\",,"
                        + "\"{\"\"provider\"\":\"\"vault\\nof\\tglass\"\"}\",,,,,,\r\n");
    }

    @Test
    @DisplayName("CSV has nothing that a spreadsheet would run, whoever wrote it")
    void formulas() throws IOException {
        AuditEvent event = new AuditEvent(
                ACME,
                1,
                new AuditEventId("evt_1"),
                null,
                new ActorId("svc"),
                ActorKind.EXTERNAL,
                new ActorId("key_1"),
                new Origin("req-1", "192.0.2.7", "=cmd|'/c calc'!A1"),
                new Label("@run"),
                new Label("+run"),
                new TargetId("-1, \"2\""),
                Instant.EPOCH,
                Metadata.empty());

        assertThat(write(ExportFormat.CSV, List.of(event)).split("\r\n")[1])
                .isEqualTo("1,evt_1,1970-01-01T00:00:00.000Z,svc,'@run,'+run,\"'-1, \"\"2\"\"\",,{},"
                        + "external,key_1,req-1,192.0.2.7,'=cmd|'/c calc'!A1,");
    }

    @Test
    @DisplayName("NDJSON is one event a line, and nothing if there is none")
    void ndjson() throws IOException {
        assertThat(write(ExportFormat.NDJSON, List.of())).isEmpty();
        assertThat(write(ExportFormat.NDJSON, List.of(event(1, "a", Metadata.empty()), event(2, "b", Metadata.empty())))
                        .split("\n", -1))
                .hasSize(3)
                .satisfies(lines -> assertThat(lines[0])
                        .startsWith("{\"orgId\":\"org_acme\",\"sequence\":1,")
                        .contains("\"projectId\":null,\"actorId\":\"local:ada\",\"actorKind\":\"operator\","
                                + "\"recordedBy\":null,\"requestId\":\"req-1\",\"address\":\"192.0.2.7\","
                                + "\"userAgent\":\"landlord/1\",\"reason\":null,\"action\":"))
                .satisfies(lines -> assertThat(lines[2]).isEmpty());
    }
}
