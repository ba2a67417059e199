package org.landlord.persistence.jpa.usage;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.usage.UsageSettingsStore;

/// The table `usage_settings`.
@Singleton
@StoreCall
class UsageSettingsRepository implements UsageSettingsStore, PanacheRepositoryBase<UsageSettingsRow, String> {

    private final RowWriter writes;

    UsageSettingsRepository(RowWriter writes) {
        this.writes = writes;
    }

    @Override
    public void put(UsageSettings settings) {
        writes.put(UsageSettingsRow.toRow(settings));
    }

    @Override
    public Optional<UsageSettings> find(OrgId orgId) {
        return findByIdOptional(orgId.value()).map(UsageSettingsRow::toDomain);
    }
}
