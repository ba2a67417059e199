package org.landlord.adapter.memory.usage;

import java.util.Optional;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.port.out.usage.UsageSettingsStore;

public record MemoryUsageSettingsStore(Tables tables, Transaction transaction) implements UsageSettingsStore {

    @Override
    public void put(UsageSettings settings) {
        transaction.change(() -> {
            tables.requireOrganization(settings.orgId());
            tables.usageSettings().put(Key.of(settings.orgId()), settings);
        });
    }

    @Override
    public Optional<UsageSettings> find(OrgId orgId) {
        return tables.usageSettings().find(Key.of(orgId));
    }
}
