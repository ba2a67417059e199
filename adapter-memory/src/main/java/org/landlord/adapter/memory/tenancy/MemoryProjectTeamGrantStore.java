package org.landlord.adapter.memory.tenancy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.out.tenancy.ProjectTeamGrantStore;

public record MemoryProjectTeamGrantStore(Tables tables, Transaction transaction) implements ProjectTeamGrantStore {

    @Override
    public void put(ProjectTeamGrant grant) {
        transaction.change(() -> {
            tables.requireProject(grant.orgId(), grant.projectId());
            tables.requireTeam(grant.orgId(), grant.teamId());
            tables.grants().put(Key.of(grant.orgId(), grant.projectId(), grant.teamId()), grant);
        });
    }

    @Override
    public void delete(OrgId orgId, ProjectId projectId, TeamId teamId) {
        transaction.change(() -> tables.grants().removeUnder(Key.of(orgId, projectId, teamId)));
    }

    @Override
    public Optional<ProjectTeamGrant> find(OrgId orgId, ProjectId projectId, TeamId teamId) {
        return tables.grants().find(Key.of(orgId, projectId, teamId));
    }

    @Override
    public List<ProjectTeamGrant> listOfProject(OrgId orgId, ProjectId projectId, @Nullable TeamId after, int limit) {
        return Table.page(tables.grants().under(Key.of(orgId, projectId)), ProjectTeamGrant::teamId, after, limit);
    }

    @Override
    public List<ProjectTeamGrant> listOfTeam(OrgId orgId, TeamId teamId, @Nullable ProjectId after, int limit) {
        return Table.page(
                tables.grants()
                        .under(Key.of(orgId))
                        .filter(grant -> grant.teamId().equals(teamId)),
                ProjectTeamGrant::projectId,
                after,
                limit);
    }
}
