package org.landlord.application.tenancy;

import java.util.function.Consumer;
import org.landlord.application.shared.Ports;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.tenancy.Organizations;
import org.landlord.port.in.tenancy.Projects;
import org.landlord.port.in.tenancy.Teams;

/// The door to the use cases of tenancy; what stands behind it is nobody else's business.
public final class TenancyUseCases {

    private TenancyUseCases() {}

    /// The use cases behind [Organizations].
    ///
    /// @param movedOut is told which organization goes, in the unit of work that removes it
    public static Organizations organizations(Ports ports, Consumer<OrgId> movedOut) {
        return new OrganizationUseCases(ports, movedOut);
    }

    /// The use cases behind [Teams].
    public static Teams teams(Ports ports) {
        return new TeamUseCases(ports);
    }

    /// The use cases behind [Projects].
    public static Projects projects(Ports ports) {
        return new ProjectUseCases(ports);
    }
}
