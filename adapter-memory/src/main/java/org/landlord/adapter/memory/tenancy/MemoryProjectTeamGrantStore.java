package org.landlord.adapter.memory.tenancy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.Unit;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.State;
import org.landlord.adapter.memory.state.Table;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.out.tenancy.ProjectTeamGrantStore;

public record MemoryProjectTeamGrantStore(State state, Unit unit) implements ProjectTeamGrantStore {

    @Override
    public void put(ProjectTeamGrant grant) {
        unit.change(() -> {
            state.requireProject(grant.orgId(), grant.projectId());
            state.requireTeam(grant.orgId(), grant.teamId());
            state.grants().put(Key.of(grant.orgId(), grant.projectId(), grant.teamId()), grant);
        });
    }

    @Override
    public void delete(OrgId orgId, ProjectId projectId, TeamId teamId) {
        unit.change(() -> state.grants().removeUnder(Key.of(orgId, projectId, teamId)));
    }

    @Override
    public Optional<ProjectTeamGrant> find(OrgId orgId, ProjectId projectId, TeamId teamId) {
        return state.grants().find(Key.of(orgId, projectId, teamId));
    }

    @Override
    public List<ProjectTeamGrant> listOfProject(OrgId orgId, ProjectId projectId, @Nullable TeamId after, int limit) {
        return Table.page(state.grants().under(Key.of(orgId, projectId)), ProjectTeamGrant::teamId, after, limit);
    }

    @Override
    public List<ProjectTeamGrant> listOfTeam(OrgId orgId, TeamId teamId, @Nullable ProjectId after, int limit) {
        return Table.page(
                state.grants()
                        .under(Key.of(orgId))
                        .filter(grant -> grant.teamId().equals(teamId)),
                ProjectTeamGrant::projectId,
                after,
                limit);
    }
}
