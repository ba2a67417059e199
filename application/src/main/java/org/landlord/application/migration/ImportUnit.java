package org.landlord.application.migration;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.out.Stores;

/// A unit of work of an import. Made anew each time that the work runs.
final class ImportUnit {

    private static final String REFUSED = ", and this one was refused";

    private final Stores stores;
    private final OrganizationImports organization;
    private final boolean dryRun;
    private final Caller caller;
    private final Instant now;
    private final Set<ProjectId> found = new HashSet<>();

    ImportUnit(Stores stores, OrganizationImports organization, boolean dryRun, Caller caller, Instant now) {
        this.stores = stores;
        this.organization = organization;
        this.dryRun = dryRun;
        this.caller = caller;
        this.now = now;
    }

    Stores stores() {
        return stores;
    }

    /// True if nothing may be written.
    boolean isDryRun() {
        return dryRun;
    }

    Caller caller() {
        return caller;
    }

    Instant now() {
        return now;
    }

    /// @throws InvalidInput at `teamId`, if the organization has no such team
    void requireTeam(TeamId teamId) {
        if (stores.teams().find(organization.orgId(), teamId).isEmpty() && !organization.wouldHave(teamId)) {
            throw InvalidInput.of(
                    "teamId",
                    "must name a team of the organization" + (organization.hasRefused(teamId) ? REFUSED : ""));
        }
    }

    /// @param projectId null for the organization as a whole
    /// @throws InvalidInput at `projectId`, if the organization has no such project
    void requireProject(@Nullable ProjectId projectId) {
        if (projectId == null || found.contains(projectId)) {
            return;
        }
        if (stores.projects().find(organization.orgId(), projectId).isEmpty() && !organization.wouldHave(projectId)) {
            throw InvalidInput.of(
                    "projectId",
                    "must name a project of the organization" + (organization.hasRefused(projectId) ? REFUSED : ""));
        }
        found.add(projectId);
    }
}
