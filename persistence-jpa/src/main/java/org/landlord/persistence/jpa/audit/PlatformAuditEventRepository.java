package org.landlord.persistence.jpa.audit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.util.List;
import org.landlord.domain.access.Scope;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.persistence.jpa.unit.UnitScopes;
import org.landlord.port.out.audit.PlatformAuditLog;

/// The table `platform_audit_event`.
@Singleton
@StoreCall
class PlatformAuditEventRepository implements PlatformAuditLog, PanacheRepositoryBase<PlatformAuditEventRow, Long> {

    private static final String LAST = "SELECT coalesce(max(sequence), 0) FROM platform_audit_event";

    private final RowWriter writes;
    private final Jdbc jdbc;
    private final UnitScopes scopes;

    PlatformAuditEventRepository(RowWriter writes, Jdbc jdbc, UnitScopes scopes) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.writes = writes;
    }

    /// In a unit of work of an organization, too, the next event gets the next sequence.
    @Override
    public long lastSequence() {
        scopes.include(new Scope.Platform());
        return jdbc.query(LAST, row -> row.getLong(1)).getFirst();
    }

    @Override
    public void append(PlatformAuditEvent event) {
        writes.insert(PlatformAuditEventRow.toRow(event), RowWriter.OnUniqueViolation.RETHROW);
    }

    @Override
    public List<PlatformAuditEvent> list(long after, int limit) {
        return page("sequence > ?1 order by sequence", after, limit);
    }

    @Override
    public List<PlatformAuditEvent> listNewestFirst(long before, int limit) {
        return page("sequence < ?1 order by sequence desc", before, limit);
    }

    private List<PlatformAuditEvent> page(String query, long sequence, int limit) {
        return find(query, sequence).page(Page.ofSize(limit)).stream()
                .map(PlatformAuditEventRow::toDomain)
                .toList();
    }
}
