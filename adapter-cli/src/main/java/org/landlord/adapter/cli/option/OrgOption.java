package org.landlord.adapter.cli.option;

import org.landlord.domain.tenancy.OrgId;
import picocli.CommandLine.Option;

/// In which organization.
public final class OrgOption {

    /// Which environment variable says it when the option does not.
    public static final String VARIABLE = "LANDLORD_ORG";

    /// Its name.
    public static final String NAME = "--org";

    @Option(
            names = NAME,
            required = true,
            paramLabel = "ORG",
            description = "Id of the organization; by default what " + VARIABLE + " says.")
    private OrgId orgId;

    /// Its id.
    public OrgId id() {
        return orgId;
    }
}
