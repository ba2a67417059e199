package org.landlord.adapter.cli.option;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.domain.tenancy.OrgId;

/// The owner of a resource: an organization or the platform. The platform must be selected explicitly, so that
/// omitting an option never selects a resource of the platform.
public final class OrgOrPlatform {

    /// The name of the option that selects the platform.
    public static final String PLATFORM = "--platform";

    private OrgOrPlatform() {}

    /// The organization; null for the platform.
    ///
    /// @param platform true if the platform is selected, which overrides the organization
    /// @param orgId the organization; null if none is selected
    /// @throws InvalidArguments if neither is selected
    public static @Nullable OrgId of(boolean platform, @Nullable OrgId orgId) {
        if (!platform && orgId == null) {
            throw new InvalidArguments("select an organization or the platform: set --org or " + OrgOption.VARIABLE
                    + ", or use " + PLATFORM);
        }
        return platform ? null : orgId;
    }
}
