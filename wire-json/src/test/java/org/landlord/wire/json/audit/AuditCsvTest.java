package org.landlord.wire.json.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Reason;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;

class AuditCsvTest {

    @Test
    void onlyWhatNeedsQuotesHasThem() {
        assertThat(Stream.of("a", "7", "b,c", "d\"e", "f\ng", "").map(AuditCsv::field))
                .containsExactly("a", "7", "\"b,c\"", "\"d\"\"e\"", "\"f\ng\"", "");
    }

    @Test
    void eventsFollowTheirHeader_oneRecordEach() {
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

        assertThat(AuditCsv.HEADER + AuditCsv.LINE_END + AuditCsv.row(event) + AuditCsv.LINE_END)
                .isEqualTo("sequence,eventId,occurredAt,actorId,action,targetType,targetId,projectId,metadata,"
                        + "actorKind,recordedBy,requestId,address,userAgent,reason\r\n"
                        + "1,evt_1,2026-11-22T15:04:05.120Z,,org.create,org,org_acme,,\"{\"\"slug\"\":\"\"acme\"\"}\""
                        + ",,,,,,\r\n");
    }

    @Test
    void whoDidItAndWhereTheCallCameFromComeLast() {
        assertThat(record("run.approve", "agent, \"7\""))
                .isEqualTo("1,evt_1,2026-11-22T15:04:05.120Z,svc,run.approve,run,,,{},external,key_1,req-1,192.0.2.7,"
                        + "\"agent, \"\"7\"\"\",ticket 4711");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+2", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")", "\uFF1D1"})
    void noFieldIsAFormulaToASpreadsheet(String formula) {
        String quoted = formula.contains("\"") ? "\"'" + formula.replace("\"", "\"\"") + '"' : "'" + formula;

        assertThat(record("run.approve", formula)).endsWith(",192.0.2.7," + quoted + ",ticket 4711");
        assertThat(record(formula, "curl/8")).contains(",svc," + quoted + ",run,");
    }

    @Test
    void whatBeginsARowAnewIsNoFormulaEither() {
        assertThat(Stream.of("\t=1", "\r=1", "\n=1", "a=1").map(AuditCsv::field))
                .containsExactly("'\t=1", "\"'\r=1\"", "\"'\n=1\"", "a=1");
    }

    private static String record(String action, String userAgent) {
        AuditEvent event = new AuditEvent(
                new OrgId("org_acme"),
                1,
                new AuditEventId("evt_1"),
                null,
                new ActorId("svc"),
                ActorKind.EXTERNAL,
                new ActorId("key_1"),
                new Origin("req-1", "192.0.2.7", userAgent, new Reason("ticket 4711")),
                new Label(action),
                new Label("run"),
                null,
                Instant.parse("2026-11-22T15:04:05.120Z"),
                Metadata.empty());
        return AuditCsv.row(event);
    }
}
