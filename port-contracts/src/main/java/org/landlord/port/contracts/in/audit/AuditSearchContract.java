package org.landlord.port.contracts.in.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.audit.AuditText;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.audit.AuditOrder;
import org.landlord.port.in.audit.ListAuditEvents;
import org.landlord.port.in.audit.ListPlatformAuditEvents;
import org.landlord.port.in.audit.RecordAuditEvent;

/// Audit logs are searched for a text, and the log of the platform is filtered.
public abstract class AuditSearchContract extends InboundContract {

    private static final Label DEPLOY = new Label("service.deploy");
    private static final Label RESTART = new Label("service.restart");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.000Z");

    private AuditEvent record(OrgId orgId, Label action, String invoice, Instant at) {
        return landlord()
                .auditTrail()
                .record(
                        caller(),
                        new RecordAuditEvent(
                                orgId,
                                null,
                                null,
                                null,
                                action,
                                new Label("service"),
                                new TargetId("target"),
                                at,
                                Metadata.of(Map.of("invoice", invoice))));
    }

    private List<AuditEvent> found(OrgId orgId, @Nullable Label action, String text, AuditOrder order) {
        AuditQuery events = new AuditQuery(orgId, action, null, null, null, null, Window.always());
        ListAuditEvents query = new ListAuditEvents(events, new AuditText(text), order);
        return walk(2, page -> landlord().auditTrail().list(caller(), query, page));
    }

    @Test
    void events_with_a_text_are_listed_in_each_order() {
        OrgId orgId = newOrg().orgId();
        AuditEvent later = record(orgId, DEPLOY, "INV-17 of Acme", NOON.plusSeconds(1));
        AuditEvent earlier = record(orgId, RESTART, "inv-17", NOON);
        record(orgId, DEPLOY, "inv-18", NOON);
        record(newOrg().orgId(), DEPLOY, "inv-17", NOON);

        assertThat(found(orgId, null, "Inv-17", new AuditOrder.ByTime())).containsExactly(earlier, later);
        assertThat(found(orgId, null, "Inv-17", new AuditOrder.NewestFirst())).containsExactly(later, earlier);
        assertThat(found(orgId, null, "Inv-17", new AuditOrder.BySequence(0))).containsExactly(later, earlier);
        assertThat(found(orgId, null, "Inv-17", new AuditOrder.BySequence(later.sequence())))
                .containsExactly(earlier);
        assertThat(found(orgId, DEPLOY, "inv-17", new AuditOrder.ByTime())).containsExactly(later);
        assertThat(found(orgId, null, "RESTART", new AuditOrder.ByTime())).containsExactly(earlier);
        assertThat(found(orgId, null, "inv-19", new AuditOrder.ByTime())).isEmpty();
    }

    @Test
    void a_cursor_of_another_text_is_refused() {
        OrgId orgId = newOrg().orgId();
        record(orgId, DEPLOY, "a", NOON);
        record(orgId, DEPLOY, "a", NOON);
        AuditQuery events = new AuditQuery(orgId, null, null, null, null, null, Window.always());
        String cursor = landlord()
                .auditTrail()
                .list(
                        caller(),
                        new ListAuditEvents(events, new AuditText("deploy"), new AuditOrder.ByTime()),
                        new PageRequest(1, null))
                .nextCursor();
        ListAuditEvents another = new ListAuditEvents(events, new AuditText("restart"), new AuditOrder.ByTime());

        assertInvalid(() -> landlord().auditTrail().list(caller(), another, new PageRequest(1, cursor)), "/cursor");
    }

    @Test
    void the_log_of_the_platform_is_filtered_in_both_orders() {
        Instant since = now();
        OrgId one = newOrg().orgId();
        OrgId other = newOrg().orgId();
        landlord().organizations().delete(caller(), one, NONE);
        landlord().organizations().delete(caller(), other, NONE);
        Label deleted = AuditAction.ORG_DELETE.label();
        SequenceOrder oldestFirst = SequenceOrder.oldestFirst();
        Window window = Window.of(since, null);

        for (ListPlatformAuditEvents query : List.of(
                new ListPlatformAuditEvents(deleted, null, Window.always(), null, oldestFirst),
                new ListPlatformAuditEvents(null, expectedActor(), window, null, oldestFirst),
                new ListPlatformAuditEvents(deleted, expectedActor(), window, new AuditText("ORG.d"), oldestFirst))) {
            assertThat(targets(query)).containsSubsequence(one.value(), other.value());
        }
        assertThat(targets(new ListPlatformAuditEvents(deleted, null, window, null, SequenceOrder.newestFirst())))
                .containsSubsequence(other.value(), one.value());
        assertThat(targets(new ListPlatformAuditEvents(null, null, window, new AuditText(one.value()), oldestFirst)))
                .containsExactly(one.value());
        for (ListPlatformAuditEvents query : List.of(
                new ListPlatformAuditEvents(DEPLOY, null, window, null, oldestFirst),
                new ListPlatformAuditEvents(null, new ActorId(unique("actor")), window, null, oldestFirst),
                new ListPlatformAuditEvents(null, null, Window.of(null, since.minusMillis(1)), null, oldestFirst),
                new ListPlatformAuditEvents(null, null, window, new AuditText(unique("text")), oldestFirst))) {
            assertThat(targets(query)).doesNotContain(one.value(), other.value());
        }
    }

    private List<String> targets(ListPlatformAuditEvents query) {
        return walk(2, page -> landlord().auditTrail().listPlatform(caller(), query, page)).stream()
                .map(PlatformAuditEvent::targetId)
                .map(TargetId::value)
                .toList();
    }
}
