package org.landlord.adapter.cli.option;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.domain.tenancy.OrgId;
import picocli.CommandLine.Option;

/// The organization of a list, or all organizations. All must be selected explicitly, so that omitting an option
/// never lists other organizations.
public final class OrgOrAllOption {

    @Option(names = OrgOption.NAME, paramLabel = "ORG", description = OrgOption.DESCRIPTION)
    private @Nullable OrgId orgId;

    @Option(
            names = "--all-orgs",
            description = "All organizations. Overrides --org and " + OrgOption.VARIABLE
                    + ". Requires the permission platform:read.")
    private boolean allOrgs;

    /// The organization; null for all.
    ///
    /// @throws InvalidArguments if neither is selected
    public @Nullable OrgId orgId() {
        if (!allOrgs && orgId == null) {
            throw new InvalidArguments("select an organization or all of them: set --org or " + OrgOption.VARIABLE
                    + ", or use --all-orgs");
        }
        return allOrgs ? null : orgId;
    }

    /// Refuses options that select within one organization.
    ///
    /// @param options their names, for the message
    /// @param isGiven true if one of them was given
    /// @throws InvalidArguments with all organizations, if one was given
    public void requireOrgFor(String options, boolean isGiven) {
        if (allOrgs && isGiven) {
            throw new InvalidArguments(options + " cannot be combined with --all-orgs");
        }
    }
}
