package org.landlord.adapter.cli.access;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.OrgOrPlatform;
import org.landlord.domain.tenancy.OrgId;
import picocli.CommandLine.Option;

/// The owner of API keys: an organization or the platform. The platform must be selected explicitly, so that
/// omitting an option never selects platform keys.
final class KeyOwnerOptions {

    @Option(names = OrgOption.NAME, paramLabel = "ORG", description = OrgOption.DESCRIPTION)
    private @Nullable OrgId orgId;

    @Option(
            names = OrgOrPlatform.PLATFORM,
            description = "Platform keys. Overrides --org and " + OrgOption.VARIABLE + ".")
    private boolean platform;

    /// The organization; null for the platform.
    ///
    /// @throws org.landlord.adapter.cli.command.InvalidArguments if neither is selected
    @Nullable
    OrgId orgId() {
        return OrgOrPlatform.of(platform, orgId);
    }
}
