package org.landlord.port.contracts.out.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Reason;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.Stores;
import org.landlord.port.out.audit.AuditPosition;

/// The contract of [org.landlord.port.out.audit.AuditLog].
public abstract class AuditLogContract extends StorageContract {

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = newTenant();
        AuditEvent full = new AuditEvent(
                tenant.orgId(),
                1,
                new AuditEventId("A:_-z0"),
                new ProjectId("project_gone"),
                new ActorId("user:1"),
                ActorKind.EXTERNAL,
                new ActorId("key:1"),
                new Origin("request-1", "2001:db8::1", "curl/8 " + UNICODE, new Reason("ticket 4711: " + UNICODE)),
                new Label("deploy " + UNICODE),
                new Label("service " + UNICODE),
                new TargetId(UNICODE),
                Instant.parse("0001-01-01T00:00:00.001Z"),
                Fixtures.richMetadata());
        AuditEvent bare = tenant.auditEvent(2, NOW);

        write(stores -> stores.auditLog().append(full));
        write(stores -> stores.auditLog().append(bare));

        List<AuditEvent> listed = list(stores -> stores.auditLog().list(all(tenant), null, 10));
        assertThat(listed).containsExactly(full, bare);
        assertThat(listed.getFirst().metadata().json())
                .isEqualTo(full.metadata().json());
    }

    @Test
    void theLastSequenceIsThatOfTheLastEventOfTheOrganization() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        assertThat(lastSequence(one)).isZero();

        write(stores -> {
            stores.auditLog().append(one.auditEvent(1, NOW));
            // A later sequence with an earlier instant: sequences follow the order of writing.
            stores.auditLog().append(one.auditEvent(2, NOW.minusSeconds(1)));
            assertThat(stores.auditLog().lastSequence(one.orgId())).isEqualTo(2);
            stores.auditLog().append(other.auditEvent(1, NOW));
        });

        assertThat(lastSequence(one)).isEqualTo(2);
        assertThat(lastSequence(other)).isEqualTo(1);
    }

    private long lastSequence(Tenant tenant) {
        return read(stores -> stores.auditLog().lastSequence(tenant.orgId()));
    }

    @Test
    void anEventIdThatIsTakenIsRefused() {
        Tenant tenant = newTenant();
        write(stores -> stores.auditLog().append(withId(tenant, 1, "evt_same")));

        assertThatThrownBy(() -> write(stores -> stores.auditLog().append(withId(tenant, 2, "evt_same"))))
                .isInstanceOfSatisfying(DuplicateId.class, refused -> {
                    assertThat(refused.kind()).isEqualTo("audit_event");
                    assertThat(refused.field()).isEqualTo("eventId");
                    assertThat(refused.value()).isEqualTo("evt_same");
                });

        assertThat(list(stores -> stores.auditLog().list(all(tenant), null, 10)))
                .containsExactly(withId(tenant, 1, "evt_same"));
    }

    private static AuditEvent withId(Tenant tenant, long sequence, String eventId) {
        return new AuditEvent(
                tenant.orgId(),
                sequence,
                new AuditEventId(eventId),
                null,
                null,
                null,
                null,
                Origin.unknown(),
                new Label("service.deploy"),
                new Label("service"),
                null,
                NOW,
                Metadata.empty());
    }

    @Test
    void twoOrganizationsCanUseTheSameEventId() {
        Tenant one = newTenant();
        Tenant other = newTenant();

        write(stores -> stores.auditLog().append(withId(one, 1, "evt_same")));
        write(stores -> stores.auditLog().append(withId(other, 1, "evt_same")));

        for (Tenant tenant : List.of(one, other)) {
            assertThat(list(stores -> stores.auditLog().list(all(tenant), null, 10)))
                    .containsExactly(withId(tenant, 1, "evt_same"));
        }
    }

    @Test
    void anEventIsFoundByItsIdInItsOrganizationOnly() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        AuditEvent event = withId(one, 1, "evt_one");
        write(stores -> stores.auditLog().append(event));
        write(stores -> stores.auditLog().append(one.auditEvent(2, NOW)));

        assertThat(find(one, "evt_one")).contains(event);
        assertThat(find(other, "evt_one")).isEmpty();
        assertThat(find(one, "evt_none")).isEmpty();
    }

    private Optional<AuditEvent> find(Tenant tenant, String eventId) {
        return read(stores -> stores.auditLog().find(tenant.orgId(), new AuditEventId(eventId)));
    }

    @Test
    void anEventOfAMissingOrganizationIsRefused() {
        Tenant missing = new Tenant(Fixtures.organization());

        assertThatThrownBy(() -> write(stores -> stores.auditLog().append(missing.auditEvent(1, NOW))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void eventsAreListedByTimeThenBySequence() {
        Tenant tenant = newTenant();
        List<Instant> times = List.of(
                NOW,
                NOW.plusMillis(1),
                NOW,
                Instant.parse("1969-12-31T23:59:59.999Z"),
                Instant.parse("1970-01-01T00:00:00Z"),
                NOW.minusMillis(1),
                NOW,
                Instant.parse("0001-01-01T00:00:00Z"));
        write(stores -> {
            for (int i = 0; i < times.size(); i++) {
                stores.auditLog().append(tenant.auditEvent(i + 1L, times.get(i)));
            }
        });

        for (int i = 1; i <= times.size() + 1; i++) {
            int limit = i;
            assertThat(sequences(all(tenant), limit)).containsExactly(8L, 4L, 5L, 6L, 1L, 3L, 7L, 2L);
            assertThat(newestFirst(all(tenant), limit)).containsExactly(2L, 7L, 3L, 1L, 6L, 5L, 4L, 8L);
        }
    }

    @Test
    void eventsAreListedBySequenceAndNotByTime() {
        Tenant tenant = newTenant();
        Tenant other = newTenant();
        write(stores -> {
            stores.auditLog().append(other.auditEvent(1, NOW));
            stores.auditLog().append(tenant.auditEvent(1, NOW));
            stores.auditLog().append(tenant.auditEvent(2, Instant.parse("0001-01-01T00:00:00Z")));
            stores.auditLog().append(tenant.auditEvent(3, NOW.plusSeconds(1)));
            stores.auditLog().append(tenant.auditEvent(4, NOW.minusMillis(1)));
        });
        AuditQuery window =
                new AuditQuery(tenant.orgId(), null, null, null, null, null, new Window(NOW.minusMillis(1), NOW));

        for (int i = 1; i <= 5; i++) {
            int limit = i;
            assertThat(bySequence(all(tenant), limit)).containsExactly(1L, 2L, 3L, 4L);
            assertThat(bySequence(window, limit)).containsExactly(1L, 4L);
        }
        assertThat(list(stores -> stores.auditLog().listBySequence(all(tenant), 3, 10)))
                .extracting(AuditEvent::sequence)
                .containsExactly(4L);
    }

    private List<Long> bySequence(AuditQuery query, int limit) {
        List<AuditEvent> listed = pages(
                limit,
                (stores, after) ->
                        stores.auditLog().listBySequence(query, after == null ? 0 : after.sequence(), limit));
        return listed.stream().map(AuditEvent::sequence).toList();
    }

    @Test
    void aWindowIncludesBothBounds() {
        Tenant tenant = newTenant();
        Instant until = NOW.plusSeconds(1);
        write(stores -> {
            stores.auditLog().append(tenant.auditEvent(1, NOW.minusMillis(1)));
            stores.auditLog().append(tenant.auditEvent(2, NOW));
            stores.auditLog().append(tenant.auditEvent(3, until));
            stores.auditLog().append(tenant.auditEvent(4, until.plusMillis(1)));
        });
        AuditQuery query = new AuditQuery(tenant.orgId(), null, null, null, null, null, new Window(NOW, until));

        for (int i = 1; i <= 3; i++) {
            assertThat(sequences(query, i)).containsExactly(2L, 3L);
            assertThat(newestFirst(query, i)).containsExactly(3L, 2L);
        }
    }

    private List<Long> newestFirst(AuditQuery query, int limit) {
        List<AuditEvent> listed = pages(
                limit,
                (stores, before) -> stores.auditLog()
                        .listNewestFirst(
                                query,
                                before == null ? null : new AuditPosition(before.occurredAt(), before.sequence()),
                                limit));
        return listed.stream().map(AuditEvent::sequence).toList();
    }

    @Test
    void theEventsOfARequestAreFoundInEveryOrder() {
        Tenant tenant = newTenant();
        write(stores -> {
            stores.auditLog().append(ofRequest(tenant, 1, "req-1"));
            stores.auditLog().append(ofRequest(tenant, 2, "req-2"));
            stores.auditLog().append(ofRequest(tenant, 3, null));
            stores.auditLog().append(ofRequest(tenant, 4, "req-1"));
        });
        AuditQuery query =
                new AuditQuery(tenant.orgId(), null, null, null, null, null, new Label("req-1"), Window.always());

        for (int limit = 1; limit <= 3; limit++) {
            assertThat(sequences(query, limit)).containsExactly(1L, 4L);
            assertThat(newestFirst(query, limit)).containsExactly(4L, 1L);
            assertThat(bySequence(query, limit)).containsExactly(1L, 4L);
        }
    }

    private static AuditEvent ofRequest(Tenant tenant, long sequence, @Nullable String requestId) {
        return new AuditEvent(
                tenant.orgId(),
                sequence,
                new AuditEventId("evt_" + sequence),
                null,
                null,
                null,
                null,
                new Origin(requestId, null, null),
                new Label("deploy"),
                new Label("service"),
                null,
                NOW.plusMillis(sequence),
                Metadata.empty());
    }

    private List<Long> sequences(AuditQuery query, int limit) {
        List<AuditEvent> listed = pages(
                limit,
                (stores, after) -> stores.auditLog()
                        .list(
                                query,
                                after == null ? null : new AuditPosition(after.occurredAt(), after.sequence()),
                                limit));
        assertThat(listed).allMatch(event -> event.orgId().equals(query.orgId()));
        return listed.stream().map(AuditEvent::sequence).toList();
    }

    @Test
    void aListCanBeFilteredByEveryField() {
        Tenant tenant = newTenant();
        Label deploy = new Label("deploy");
        Label service = new Label("service");
        ActorId actor = new ActorId("actor");
        TargetId target = new TargetId("target");
        ProjectId project = new ProjectId("project");
        write(stores -> {
            appendNext(tenant, stores, "deploy", "service", "actor", "target", "project");
            appendNext(tenant, stores, "DEPLOY", "service", "actor", "target", "project");
            appendNext(tenant, stores, "deploy", "other", "actor", "target", "project");
            appendNext(tenant, stores, "deploy", "service", null, "target", "project");
            appendNext(tenant, stores, "deploy", "service", "actor", null, "project");
            appendNext(tenant, stores, "deploy", "service", "actor", "target", null);
        });

        assertThat(found(tenant, deploy, null, null, null, null)).containsExactly(1L, 3L, 4L, 5L, 6L);
        assertThat(found(tenant, null, actor, null, null, null)).containsExactly(1L, 2L, 3L, 5L, 6L);
        assertThat(found(tenant, null, null, service, null, null)).containsExactly(1L, 2L, 4L, 5L, 6L);
        assertThat(found(tenant, null, null, null, target, null)).containsExactly(1L, 2L, 3L, 4L, 6L);
        assertThat(found(tenant, null, null, null, null, project)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(found(tenant, deploy, actor, service, target, project)).containsExactly(1L);
        assertThat(found(tenant, null, new ActorId("nobody"), null, null, null)).isEmpty();
    }

    private static void appendNext(
            Tenant tenant,
            Stores stores,
            String action,
            String targetType,
            @Nullable String actorId,
            @Nullable String targetId,
            @Nullable String projectId) {
        long sequence = stores.auditLog().lastSequence(tenant.orgId()) + 1;
        stores.auditLog()
                .append(new AuditEvent(
                        tenant.orgId(),
                        sequence,
                        new AuditEventId("evt_" + sequence),
                        projectId == null ? null : new ProjectId(projectId),
                        actorId == null ? null : new ActorId(actorId),
                        null,
                        null,
                        Origin.unknown(),
                        new Label(action),
                        new Label(targetType),
                        targetId == null ? null : new TargetId(targetId),
                        NOW,
                        Metadata.empty()));
    }

    private List<Long> found(
            Tenant tenant,
            @Nullable Label action,
            @Nullable ActorId actorId,
            @Nullable Label targetType,
            @Nullable TargetId targetId,
            @Nullable ProjectId projectId) {
        AuditQuery query =
                new AuditQuery(tenant.orgId(), action, actorId, targetType, targetId, projectId, Window.always());
        return sequences(query, 2);
    }

    private static AuditQuery all(Tenant tenant) {
        return new AuditQuery(tenant.orgId(), null, null, null, null, null, Window.always());
    }
}
