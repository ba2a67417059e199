package org.landlord.adapter.cli.workflow;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import picocli.CommandLine.Option;

/// A gateway of the platform, or of an organization. `--org` is another organization there: the one that gets a run.
final class OneGatewayOptions {

    @Option(names = "--gateway", required = true, paramLabel = "GATEWAY", description = "Gateway id.")
    private GatewayId gatewayId;

    @Option(
            names = "--gateway-org",
            paramLabel = "ORG",
            description = "Organization that the gateway belongs to. Default: the platform.")
    private @Nullable OrgId orgId;

    GatewayKey key() {
        return new GatewayKey(orgId, gatewayId);
    }
}
