package org.landlord.adapter.cli.workflow;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.OrgOrPlatform;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import picocli.CommandLine.Option;

/// The owner of gateways: an organization or the platform. See [OrgOrPlatform].
final class GatewayOwnerOptions {

    @Option(names = OrgOption.NAME, paramLabel = "ORG", description = OrgOption.DESCRIPTION)
    private @Nullable OrgId orgId;

    @Option(
            names = OrgOrPlatform.PLATFORM,
            description = "Gateways of the platform. Overrides --org and " + OrgOption.VARIABLE + ".")
    private boolean platform;

    /// The organization; null for the platform.
    ///
    /// @throws org.landlord.adapter.cli.command.InvalidArguments if neither is selected
    @Nullable
    OrgId orgId() {
        return OrgOrPlatform.of(platform, orgId);
    }

    /// A gateway of the owner.
    ///
    /// @throws org.landlord.adapter.cli.command.InvalidArguments if no owner is selected
    GatewayKey key(GatewayId gatewayId) {
        return new GatewayKey(orgId(), gatewayId);
    }
}
