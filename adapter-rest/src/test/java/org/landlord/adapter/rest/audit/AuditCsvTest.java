package org.landlord.adapter.rest.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Origin;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;

class AuditCsvTest {

    @Test
    void onlyWhatNeedsQuotesHasThem() {
        assertThat(AuditCsv.row("a", null, 7L, "b,c", "d\"e", "f\ng", ""))
                .isEqualTo("a,,7,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n");
    }

    @Test
    void eventsFollowTheirHeader_oneRecordEach() throws IOException {
        AuditEvent event = new AuditEvent(
                new OrgId("org_acme"),
                1,
                new AuditEventId("evt_1"),
                null,
                null,
                null,
                null,
                Origin.unknown(),
                new Label("org.create"),
                new Label("org"),
                new TargetId("org_acme"),
                Instant.parse("2026-11-22T15:04:05.120Z"),
                Metadata.of(Map.of("slug", "acme")));
        StringWriter out = new StringWriter();

        AuditCsv.write(List.of(event), out);

        assertThat(out)
                .hasToString("sequence,eventId,occurredAt,actorId,action,targetType,targetId,projectId,metadata,"
                        + "actorKind,recordedBy,requestId,address,userAgent\r\n"
                        + "1,evt_1,2026-11-22T15:04:05.120Z,,org.create,org,org_acme,,\"{\"\"slug\"\":\"\"acme\"\"}\""
                        + ",,,,,\r\n");
    }

    @Test
    void whoDidItAndWhereTheCallCameFromComeLast() throws IOException {
        assertThat(record("run.approve", "agent, \"7\""))
                .isEqualTo("1,evt_1,2026-11-22T15:04:05.120Z,svc,run.approve,run,,,{},external,key_1,req-1,192.0.2.7,"
                        + "\"agent, \"\"7\"\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+2", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")", "\uFF1D1"})
    void noFieldIsAFormulaToASpreadsheet(String formula) throws IOException {
        String quoted = formula.contains("\"") ? "\"'" + formula.replace("\"", "\"\"") + '"' : "'" + formula;

        assertThat(record("run.approve", formula)).endsWith(",192.0.2.7," + quoted);
        assertThat(record(formula, "curl/8")).contains(",svc," + quoted + ",run,");
    }

    @Test
    void whatBeginsARowAnewIsNoFormulaEither() {
        assertThat(AuditCsv.row("\t=1", "\r=1", "\n=1", "a=1")).isEqualTo("'\t=1,\"'\r=1\",\"'\n=1\",a=1\r\n");
    }

    private static String record(String action, String userAgent) throws IOException {
        AuditEvent event = new AuditEvent(
                new OrgId("org_acme"),
                1,
                new AuditEventId("evt_1"),
                null,
                new ActorId("svc"),
                ActorKind.EXTERNAL,
                new ActorId("key_1"),
                new Origin("req-1", "192.0.2.7", userAgent),
                new Label(action),
                new Label("run"),
                null,
                Instant.parse("2026-11-22T15:04:05.120Z"),
                Metadata.empty());
        StringWriter out = new StringWriter();
        AuditCsv.write(List.of(event), out);
        return out.toString().split("\r\n")[1];
    }
}
