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

/// How an organization wants its usage to be taken in. Every organization has them: as long as it has not put any,
/// the defaults.
///
/// @param orgId the organization
/// @param backdatingDays how many days back usage may be dated by whoever records it; what is older needs the
///     permission to correct usage. 0 to 36500
/// @param cloudEvents how its CloudEvents become usage events
/// @param updatedAt when they were last put; null for the defaults
public record UsageSettings(
        OrgId orgId,
        int backdatingDays,
        CloudEventSettings cloudEvents,
        @Nullable Instant updatedAt) implements Described {

    /// How many days back usage may be dated unless the organization says something else.
    public static final int DEFAULT_BACKDATING_DAYS = 35;

    /// The most days: a hundred years.
    public static final int MAX_BACKDATING_DAYS = 36_500;

    /// @throws InvalidInput naming `backdatingDays`, if it is out of range
    public UsageSettings {
        if (backdatingDays < 0 || backdatingDays > MAX_BACKDATING_DAYS) {
            throw InvalidInput.of("backdatingDays", "must be 0 to " + MAX_BACKDATING_DAYS);
        }
        updatedAt = updatedAt == null ? null : Timestamps.check(updatedAt);
    }

    /// What goes for an organization that has put none.
    public static UsageSettings defaults(OrgId orgId) {
        return new UsageSettings(orgId, DEFAULT_BACKDATING_DAYS, CloudEventSettings.DEFAULT, null);
    }

    /// How far back usage may be dated by whoever records it.
    public Duration backdating() {
        return Duration.ofDays(backdatingDays);
    }

    /// Which state this is.
    public Version version() {
        return Version.of(orgId, backdatingDays, cloudEvents.json(), updatedAt);
    }

    @Override
    public Fields fields() {
        return new Fields().number("backdatingDays", backdatingDays).metadata("cloudEvents", cloudEvents.json());
    }
}
