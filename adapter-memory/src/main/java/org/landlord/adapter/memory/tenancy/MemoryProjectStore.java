package org.landlord.adapter.memory.tenancy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.Unit;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.State;
import org.landlord.adapter.memory.state.Table;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.out.tenancy.ProjectStore;

public record MemoryProjectStore(State state, Unit unit) implements ProjectStore {

    @Override
    public void insert(Project project) {
        unit.change(() -> {
            state.requireOrganization(project.orgId());
            if (state.projects().has(key(project))) {
                throw new DuplicateId("project", "projectId", project.projectId());
            }
            putUnderFreeSlug(project);
        });
    }

    @Override
    public void update(Project project) {
        unit.change(() -> {
            if (!state.projects().has(key(project))) {
                throw new IllegalStateException("there is no project " + project.projectId() + " to update");
            }
            putUnderFreeSlug(project);
        });
    }

    private void putUnderFreeSlug(Project project) {
        boolean taken = state.projects()
                .under(Key.of(project.orgId()))
                .anyMatch(other -> other.slug().equals(project.slug())
                        && !other.projectId().equals(project.projectId()));
        if (taken) {
            throw new DuplicateId("project", "slug", project.slug());
        }
        state.projects().put(key(project), project);
    }

    private static Key key(Project project) {
        return Key.of(project.orgId(), project.projectId());
    }

    @Override
    public boolean removeSomeUnder(OrgId orgId, ProjectId projectId) {
        return unit.change(() -> {
            requireNoUsage(orgId, projectId);
            Key project = Key.of(orgId, projectId);
            long rows = Stream.of(state.grants(), state.usageLimits(), state.secretReferences())
                            .mapToLong(table -> table.under(project).count())
                            .sum()
                    + state.quotaReservations()
                            .under(Key.of(orgId))
                            .filter(held -> isOf(held, orgId, projectId))
                            .count();
            if (rows <= Table.FEW) {
                return false;
            }
            int most = Table.FEW;
            most -= state.quotaReservations().removeIf(held -> isOf(held, orgId, projectId), most);
            most -= state.usageLimits().removeUnder(project, most);
            most -= state.secretReferences().removeUnder(project, most);
            most -= state.grants().removeUnder(project, most);
            return most < Table.FEW;
        });
    }

    private static boolean isOf(QuotaReservation held, OrgId orgId, ProjectId projectId) {
        return orgId.equals(held.series().orgId())
                && projectId.equals(held.series().projectId());
    }

    private void requireNoUsage(OrgId orgId, ProjectId projectId) {
        if (state.usageEvents().under(Key.of(orgId)).anyMatch(event -> projectId.equals(event.projectId()))) {
            throw ProjectStore.hasUsage(projectId);
        }
    }

    @Override
    public void delete(OrgId orgId, ProjectId projectId) {
        unit.change(() -> {
            requireNoUsage(orgId, projectId);
            Key project = Key.of(orgId, projectId);
            state.projects().removeUnder(project);
            state.grants().removeUnder(project);
            state.usageLimits().removeUnder(project);
            state.quotaReservations().removeIf(held -> isOf(held, orgId, projectId));
            state.secretReferences().removeUnder(project);
        });
    }

    @Override
    public Optional<Project> find(OrgId orgId, ProjectId projectId) {
        return state.projects().find(Key.of(orgId, projectId));
    }

    @Override
    public List<Project> list(OrgId orgId, @Nullable Slug after, int limit) {
        return Table.page(state.projects().under(Key.of(orgId)), Project::slug, after, limit);
    }
}
