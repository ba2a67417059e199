package org.landlord.adapter.cli.option;

import org.landlord.domain.tenancy.OrgId;
import picocli.CommandLine.Option;

/// The organization of a resource.
public final class OrgOption {

    /// The environment variable with the default value.
    public static final String VARIABLE = "LANDLORD_ORG";

    /// The description of the option.
    public static final String DESCRIPTION = "Organization id. Default: " + VARIABLE + ".";

    /// The name of the option.
    public static final String NAME = "--org";

    @Option(names = NAME, required = true, paramLabel = "ORG", description = DESCRIPTION)
    private OrgId orgId;

    /// The organization id.
    public OrgId id() {
        return orgId;
    }
}
