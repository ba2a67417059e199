package org.landlord.domain.usage;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;

/// Settings of an organization for recording usage.
///
/// @param backdatingDays the maximum age of usage in days; older usage requires the permission to correct
///     usage. 0 to 36500
/// @param updatedAt null for the defaults
public record UsageSettings(
        OrgId orgId,
        int backdatingDays,
        CloudEventSettings cloudEvents,
        @Nullable Instant updatedAt) implements Described {

    public static final int DEFAULT_BACKDATING_DAYS = 35;

    /// A hundred years.
    public static final int MAX_BACKDATING_DAYS = 36_500;

    /// @throws InvalidInput naming `backdatingDays`, if it is out of range
    public UsageSettings {
        if (backdatingDays < 0 || backdatingDays > MAX_BACKDATING_DAYS) {
            throw InvalidInput.of("backdatingDays", "must be an integer from 0 to " + MAX_BACKDATING_DAYS);
        }
        updatedAt = updatedAt == null ? null : Timestamps.check(updatedAt);
    }

    /// The settings of an organization that has not changed them.
    public static UsageSettings defaults(OrgId orgId) {
        return new UsageSettings(orgId, DEFAULT_BACKDATING_DAYS, CloudEventSettings.DEFAULT, null);
    }

    public Duration backdating() {
        return Duration.ofDays(backdatingDays);
    }

    public Version version() {
        return Version.of(orgId, backdatingDays, cloudEvents.json(), updatedAt);
    }

    @Override
    public Fields fields() {
        return new Fields().number("backdatingDays", backdatingDays).metadata("cloudEvents", cloudEvents.json());
    }
}
