package org.landlord.port.out.usage;

import java.util.Optional;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.UsageSettings;

/// Usage settings that organizations have put, at most one row for each.
public interface UsageSettingsStore {

    /// Inserts, or replaces the organization's settings.
    ///
    /// @param settings not the defaults: they say when they were put
    void put(UsageSettings settings);

    /// @return empty if the organization has put none
    Optional<UsageSettings> find(OrgId orgId);
}
