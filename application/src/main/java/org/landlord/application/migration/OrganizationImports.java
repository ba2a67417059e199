package org.landlord.application.migration;

import java.util.HashSet;
import java.util.Set;
import org.landlord.domain.migration.SourceTable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.out.migration.SourceRow;

/// What an import has decided about the teams and projects of one organization, for the rows that refer
/// to them: which were refused and, in a dry run, which would be stored.
final class OrganizationImports {

    private final OrgId orgId;
    private final boolean dryRun;
    private final Decided teams = new Decided();
    private final Decided projects = new Decided();

    /// Ids as the source has them.
    private record Decided(Set<String> imported, Set<String> refused) {

        Decided() {
            this(new HashSet<>(), new HashSet<>());
        }

        void note(String id, TableImport.Fate fate, boolean dryRun) {
            String key = id.strip();
            if (fate instanceof TableImport.Fate.Refused) {
                refused.add(key);
            } else if (dryRun && fate instanceof TableImport.Fate.Imported) {
                imported.add(key);
            }
        }
    }

    OrganizationImports(OrgId orgId, boolean dryRun) {
        this.orgId = orgId;
        this.dryRun = dryRun;
    }

    OrgId orgId() {
        return orgId;
    }

    void note(SourceRow row, TableImport.Fate fate) {
        if (row.table() == SourceTable.TEAMS) {
            teams.note(String.valueOf(row.value("teamId")), fate, dryRun);
        } else if (row.table() == SourceTable.PROJECTS) {
            projects.note(String.valueOf(row.value("projectId")), fate, dryRun);
        }
    }

    /// True in a dry run that would store the team.
    boolean wouldHave(TeamId teamId) {
        return teams.imported().contains(teamId.value());
    }

    /// True in a dry run that would store the project.
    boolean wouldHave(ProjectId projectId) {
        return projects.imported().contains(projectId.value());
    }

    boolean hasRefused(TeamId teamId) {
        return teams.refused().contains(teamId.value());
    }

    boolean hasRefused(ProjectId projectId) {
        return projects.refused().contains(projectId.value());
    }
}
