package org.landlord.adapter.rest.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
                .hasToString(
                        "sequence,eventId,occurredAt,actorId,action,targetType,targetId,projectId,metadata\r\n"
                                + "1,evt_1,2026-11-22T15:04:05.120Z,,org.create,org,org_acme,,\"{\"\"slug\"\":\"\"acme\"\"}\"\r\n");
    }
}
