package org.landlord.port.contracts.out.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Reason;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.shared.Label;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;

/// The contract of [org.landlord.port.out.audit.PlatformAuditLog]. A storage has one such log, and its events
/// are never removed: the tests read only events that were appended after their start.
public abstract class PlatformAuditLogContract extends StorageContract {

    @Test
    void everyFieldIsReturnedUnchanged() {
        PlatformAuditEvent full = unitOfWork().write(stores -> {
            PlatformAuditEvent event = new PlatformAuditEvent(
                    stores.platformAuditLog().lastSequence() + 1,
                    new AuditEventId(Fixtures.uniqueId("A:_-z0")),
                    new ActorId("user:1"),
                    ActorKind.USER,
                    new Origin("request-1", "2001:db8::1", "curl/8 " + UNICODE, new Reason("ticket 4711: " + UNICODE)),
                    new Label("deleted " + UNICODE),
                    new Label("org " + UNICODE),
                    new TargetId(UNICODE),
                    Instant.parse("0001-01-01T00:00:00.001Z"),
                    Fixtures.richMetadata());
            stores.platformAuditLog().append(event);
            return event;
        });
        PlatformAuditEvent bare = append();

        List<PlatformAuditEvent> listed =
                list(stores -> stores.platformAuditLog().list(full.sequence() - 1, 10));

        assertThat(listed).contains(full, bare);
        assertThat(listed.getFirst().metadata().json())
                .isEqualTo(full.metadata().json());
    }

    @Test
    void eventsAreListedBySequence() {
        PlatformAuditEvent first = append();
        PlatformAuditEvent second = append();
        PlatformAuditEvent third = append();
        assertThat(List.of(first, second, third))
                .extracting(PlatformAuditEvent::sequence)
                .isSorted();

        for (int i = 1; i <= 4; i++) {
            int limit = i;
            List<PlatformAuditEvent> listed = pages(
                    limit,
                    (stores, after) -> stores.platformAuditLog()
                            .list(after == null ? first.sequence() - 1 : after.sequence(), limit));
            assertThat(listed).containsSubsequence(first, second, third);
            assertThat(listed)
                    .extracting(PlatformAuditEvent::sequence)
                    .isEqualTo(LongStream.range(first.sequence(), first.sequence() + listed.size())
                            .boxed()
                            .toList());
        }
        assertThat(list(stores -> stores.platformAuditLog().list(third.sequence() - 1, 1)))
                .containsExactly(third);
    }

    @Test
    void eventsAreListedNewestFirst() {
        PlatformAuditEvent first = append();
        PlatformAuditEvent second = append();
        PlatformAuditEvent third = append();

        assertThat(list(stores -> stores.platformAuditLog().listNewestFirst(third.sequence() + 1, 3)))
                .containsExactly(third, second, first);
        assertThat(list(stores -> stores.platformAuditLog().listNewestFirst(third.sequence(), 1)))
                .containsExactly(second);
        assertThat(list(stores -> stores.platformAuditLog().listNewestFirst(Long.MAX_VALUE, 1)))
                .first()
                .extracting(PlatformAuditEvent::sequence)
                .asInstanceOf(InstanceOfAssertFactories.LONG)
                .isGreaterThanOrEqualTo(third.sequence());
        assertThat(list(stores -> stores.platformAuditLog().listNewestFirst(1, 3)))
                .isEmpty();
    }

    @Test
    void theLastSequenceIsAtLeastThatOfAStoredEvent() {
        PlatformAuditEvent event = append();

        assertThat(unitOfWork().<Long>read(stores -> stores.platformAuditLog().lastSequence()))
                .isGreaterThanOrEqualTo(event.sequence());
    }

    @Test
    void anEventOfAFailedUnitIsRolledBack() {
        assertThatThrownBy(() -> write(stores -> {
                    PlatformAuditEvent event =
                            Fixtures.platformEvent(stores.platformAuditLog().lastSequence() + 1, "org_never_deleted");
                    stores.platformAuditLog().append(event);
                    throw new Conflict("a rule says no");
                }))
                .isInstanceOf(Conflict.class);

        PlatformAuditEvent next = append();
        assertThat(list(stores -> stores.platformAuditLog().list(next.sequence() - 1, 1)))
                .containsExactly(next);
    }

    @Test
    void anEventRemainsAfterItsOrganizationIsDeleted() {
        Tenant tenant = newTenant();
        PlatformAuditEvent event = unitOfWork().write(stores -> {
            PlatformAuditEvent deleted = Fixtures.platformEvent(
                    stores.platformAuditLog().lastSequence() + 1, tenant.orgId().value());
            Fixtures.deleteOrganization(stores, tenant.orgId());
            stores.platformAuditLog().append(deleted);
            return deleted;
        });

        assertThat(list(stores -> stores.platformAuditLog().list(event.sequence() - 1, 1)))
                .containsExactly(event);
    }

    private PlatformAuditEvent append() {
        return unitOfWork().write(stores -> {
            PlatformAuditEvent event =
                    Fixtures.platformEvent(stores.platformAuditLog().lastSequence() + 1, "org_deleted");
            stores.platformAuditLog().append(event);
            return event;
        });
    }
}
