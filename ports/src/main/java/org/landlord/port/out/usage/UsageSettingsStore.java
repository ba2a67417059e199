package org.landlord.port.out.usage;

import java.util.Optional;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.UsageSettings;

/// Usage settings, at most one row for each organization.
public interface UsageSettingsStore {

    /// Inserts or replaces the organization's settings, with the time of the change.
    void put(UsageSettings settings);

    /// @return empty if the organization has the defaults
    Optional<UsageSettings> find(OrgId orgId);
}
