package org.landlord.adapter.cli.access;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.shared.WrongUsage;
import org.landlord.domain.tenancy.OrgId;
import picocli.CommandLine.Option;

/// Whose keys: an organization's, or the platform's. The platform must be named, so that nobody makes a key for
/// everything by leaving something out.
final class KeyOwnerOptions {

    @Option(
            names = OrgOption.NAME,
            paramLabel = "ORG",
            description = "Id of the organization; by default what " + OrgOption.VARIABLE + " says.")
    private @Nullable OrgId orgId;

    @Option(names = "--platform", description = "The whole platform, whatever " + OrgOption.VARIABLE + " says.")
    private boolean platform;

    /// The organization; null for the platform.
    ///
    /// @throws WrongUsage if neither was said
    @Nullable
    OrgId orgId() {
        if (!platform && orgId == null) {
            throw new WrongUsage("say whose keys: give --org, set " + OrgOption.VARIABLE + ", or give --platform");
        }
        return platform ? null : orgId;
    }
}
