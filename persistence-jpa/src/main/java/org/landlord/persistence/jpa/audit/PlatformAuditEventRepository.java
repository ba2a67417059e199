package org.landlord.persistence.jpa.audit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.util.List;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.persistence.jpa.Jdbc;
import org.landlord.persistence.jpa.StoreCall;
import org.landlord.persistence.jpa.Writes;
import org.landlord.port.out.audit.PlatformAuditLog;

/// The table `platform_audit_event`.
@Singleton
@StoreCall
class PlatformAuditEventRepository implements PlatformAuditLog, PanacheRepositoryBase<PlatformAuditEventRow, Long> {

    private static final String LAST = "SELECT coalesce(max(sequence), 0) FROM platform_audit_event";

    private final Writes writes;
    private final Jdbc jdbc;

    PlatformAuditEventRepository(Writes writes, Jdbc jdbc) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    @Override
    public long lastSequence() {
        return jdbc.query(LAST, row -> row.getLong(1)).getFirst();
    }

    @Override
    public void append(PlatformAuditEvent event) {
        writes.insert(PlatformAuditEventRow.toRow(event), Writes.Taken.IS_A_BUG);
    }

    @Override
    public List<PlatformAuditEvent> list(long after, int limit) {
        return find("sequence > ?1 order by sequence", after).page(Page.ofSize(limit)).stream()
                .map(PlatformAuditEventRow::toDomain)
                .toList();
    }
}
