package org.landlord.application.migration;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.out.Stores;

/// The audit event of an import into an organization, written after its rows. An import that was killed
/// before is told by the next one: the event says how many rows of each table Landlord has, and one is
/// due whenever that has changed.
final class ImportTale {

    /// The name of the source in ids and in the audit log.
    static final String SOURCE = "smithers";

    private static final String PRESENT = "present";

    private ImportTale() {}

    /// Writes the event, if one is due.
    static void tell(Stores stores, OrgId orgId, Tally tally, Caller caller, Instant now) {
        int number = 1;
        AuditEvent last = null;
        AuditEvent found = find(stores, orgId, number);
        while (found != null) {
            last = found;
            number++;
            found = find(stores, orgId, number);
        }
        if (tally.hasImported() || last == null || !tells(last, tally.present())) {
            stores.auditLog().append(event(stores, orgId, number, tally, caller, now));
        }
    }

    /// @param number of the import into the organization, from 1 on
    private static AuditEventId id(int number) {
        return new AuditEventId(SOURCE + ":import:" + number);
    }

    private static @Nullable AuditEvent find(Stores stores, OrgId orgId, int number) {
        return stores.auditLog().find(orgId, id(number)).orElse(null);
    }

    private static boolean tells(AuditEvent event, Map<String, Long> present) {
        Map<String, BigDecimal> counts = new LinkedHashMap<>();
        present.forEach((table, rows) -> counts.put(table, BigDecimal.valueOf(rows)));
        return Metadata.isSameValue(counts, event.metadata().members().get(PRESENT));
    }

    private static AuditEvent event(Stores stores, OrgId orgId, int number, Tally tally, Caller caller, Instant now) {
        return new AuditEvent(
                orgId,
                stores.auditLog().lastSequence(orgId) + 1,
                id(number),
                null,
                caller.actorId(),
                caller.actorKind(),
                null,
                caller.origin(),
                AuditAction.ORG_IMPORT.label(),
                AuditAction.ORG_IMPORT.targetType(),
                new TargetId(orgId.value()),
                now,
                Metadata.ofChanges(told(tally)));
    }

    private static Map<String, Object> told(Tally tally) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("source", SOURCE);
        told.put("imported", tally.imported());
        told.put(PRESENT, tally.present());
        told.put("refused", tally.refused());
        return told;
    }
}
