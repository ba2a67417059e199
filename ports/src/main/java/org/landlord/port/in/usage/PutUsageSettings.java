package org.landlord.port.in.usage;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.CloudEventSettings;

/// Replaces the usage settings of an organization.
///
/// @param backdatingDays 0 to 36500; null for 35
/// @param cloudEvents null for [CloudEventSettings#DEFAULT]
public record PutUsageSettings(
        OrgId orgId,
        @Nullable Integer backdatingDays,
        @Nullable CloudEventSettings cloudEvents,
        Precondition precondition) {}
