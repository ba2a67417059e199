package org.landlord.adapter.memory.usage;

import java.util.Optional;
import org.landlord.adapter.memory.Unit;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.State;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.port.out.usage.UsageSettingsStore;

public record MemoryUsageSettingsStore(State state, Unit unit) implements UsageSettingsStore {

    @Override
    public void put(UsageSettings settings) {
        unit.change(() -> {
            state.requireOrganization(settings.orgId());
            state.usageSettings().put(Key.of(settings.orgId()), settings);
        });
    }

    @Override
    public Optional<UsageSettings> find(OrgId orgId) {
        return state.usageSettings().find(Key.of(orgId));
    }
}
