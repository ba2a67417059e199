package org.landlord.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Origin;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.audit.AuditText;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.audit.AuditOrder;
import org.landlord.port.in.audit.ListAuditEvents;
import org.landlord.port.in.tenancy.CreateOrganization;

class AuditSearchTest {

    private static final Caller OPERATOR = Caller.operator(new ActorId("operator"));
    private static final OrgId ORG = new OrgId("org_acme");
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final int EVENTS = 12_000;

    private final MemoryUnitOfWork storage = new MemoryUnitOfWork();
    private final LandlordApplication landlord = new InMemory(storage).landlord();

    private static AuditEvent event(long sequence) {
        return new AuditEvent(
                ORG,
                sequence,
                new AuditEventId("evt_" + sequence),
                null,
                null,
                null,
                null,
                Origin.unknown(),
                new Label(sequence == 2 ? "service.rare" : "service.deploy"),
                new Label("service"),
                null,
                START.plusMillis(sequence),
                Metadata.empty());
    }

    @Test
    void givenALongLogWithARareText_whenItIsSearched_thenEachPageReadsABoundedNumberOfEvents() {
        landlord.organizations()
                .create(OPERATOR, new CreateOrganization(ORG, new Slug("acme"), new Name("Acme"), Metadata.empty()));
        storage.write(stores -> {
            for (long sequence = 2; sequence <= EVENTS; sequence++) {
                stores.auditLog().append(event(sequence));
            }
            return true;
        });
        ListAuditEvents query = new ListAuditEvents(
                new AuditQuery(ORG, null, null, null, null, null, Window.of(START, START.plusMillis(EVENTS))),
                new AuditText("rare"),
                new AuditOrder.NewestFirst());

        List<Integer> sizes = new ArrayList<>();
        List<AuditEvent> found = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<AuditEvent> page = landlord.auditTrail().list(OPERATOR, query, new PageRequest(10, cursor));
            sizes.add(page.items().size());
            found.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(sizes).containsExactly(0, 0, 1);
        assertThat(found).containsExactly(event(2));
    }
}
