package org.landlord.application.tenancy;

import java.util.function.Consumer;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.tenancy.Organizations;
import org.landlord.port.in.tenancy.Projects;
import org.landlord.port.in.tenancy.Teams;
import org.landlord.port.in.tenancy.TenancyMaintenance;

/// The door to the use cases of tenancy; what stands behind it is nobody else's business.
///
/// @param organizations tenants and their members
/// @param teams teams and their members
/// @param projects projects and the teams that get at them
/// @param upkeep what has to be done from time to time
public record TenancyUseCases(Organizations organizations, Teams teams, Projects projects, TenancyMaintenance upkeep) {

    /// @param movedOut is told which organization goes, in the unit of work that marks it
    /// @param slicesAtOnce how many slices of an organization are removed while whoever deletes it waits
    public static TenancyUseCases on(UseCaseContext ports, Consumer<OrgId> movedOut, int slicesAtOnce) {
        DeletedOrganizations deleted = new DeletedOrganizations(ports.gate(), slicesAtOnce);
        return new TenancyUseCases(
                new OrganizationUseCases(ports, movedOut, deleted),
                new TeamUseCases(ports),
                new ProjectUseCases(ports),
                deleted);
    }
}
