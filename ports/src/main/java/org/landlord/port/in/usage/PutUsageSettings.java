package org.landlord.port.in.usage;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.CloudEventSettings;

/// Says how an organization wants its usage to be taken in.
///
/// @param orgId the organization
/// @param backdatingDays how many days back usage may be dated, 0 to 36500; null for 35
/// @param cloudEvents how its CloudEvents become usage events; null for [CloudEventSettings#DEFAULT]
/// @param precondition what must be stored now
public record PutUsageSettings(
        OrgId orgId,
        @Nullable Integer backdatingDays,
        @Nullable CloudEventSettings cloudEvents,
        Precondition precondition) {}
