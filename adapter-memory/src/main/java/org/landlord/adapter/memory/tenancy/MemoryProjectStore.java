package org.landlord.adapter.memory.tenancy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.workflow.Run;
import org.landlord.port.out.tenancy.ProjectStore;

public record MemoryProjectStore(Tables tables, Transaction transaction) implements ProjectStore {

    @Override
    public void insert(Project project) {
        transaction.change(() -> {
            tables.requireOrganization(project.orgId());
            if (tables.projects().has(key(project))) {
                throw new DuplicateId("project", "projectId", project.projectId());
            }
            putUnderFreeSlug(project);
        });
    }

    @Override
    public void update(Project project) {
        transaction.change(() -> {
            if (!tables.projects().has(key(project))) {
                throw new IllegalStateException("project " + project.projectId() + " does not exist");
            }
            putUnderFreeSlug(project);
        });
    }

    private void putUnderFreeSlug(Project project) {
        boolean taken = tables.projects()
                .under(Key.of(project.orgId()))
                .anyMatch(other -> other.slug().equals(project.slug())
                        && !other.projectId().equals(project.projectId()));
        if (taken) {
            throw new DuplicateId("project", "slug", project.slug());
        }
        tables.projects().put(key(project), project);
    }

    private static Key key(Project project) {
        return Key.of(project.orgId(), project.projectId());
    }

    @Override
    public boolean removeSomeUnder(OrgId orgId, ProjectId projectId) {
        return transaction.change(() -> {
            requireNoUsage(orgId, projectId);
            Key project = Key.of(orgId, projectId);
            long rows = Stream.of(tables.grants(), tables.usageLimits(), tables.secretReferences())
                            .mapToLong(table -> table.under(project).count())
                            .sum()
                    + tables.quotaReservations()
                            .under(Key.of(orgId))
                            .filter(held -> isOf(held, orgId, projectId))
                            .count()
                    + runs(orgId, projectId).count();
            if (rows <= Table.FEW) {
                return false;
            }
            int most = Table.FEW;
            most -= removeRuns(orgId, projectId, most);
            most -= tables.quotaReservations().removeIf(held -> isOf(held, orgId, projectId), most);
            most -= tables.usageLimits().removeUnder(project, most);
            most -= tables.secretReferences().removeUnder(project, most);
            most -= tables.grants().removeUnder(project, most);
            return most < Table.FEW;
        });
    }

    private Stream<Run> runs(OrgId orgId, ProjectId projectId) {
        return tables.runs().under(Key.of(orgId)).filter(run -> run.projectId().equals(projectId));
    }

    /// Removes runs with their approvals.
    private int removeRuns(OrgId orgId, ProjectId projectId, int most) {
        List<Run> going = runs(orgId, projectId).limit(most).toList();
        for (Run run : going) {
            tables.approvals()
                    .removeIf(approval ->
                            approval.orgId().equals(orgId) && approval.runId().equals(run.runId()));
            tables.runs().removeUnder(Key.of(orgId, run.runId()));
        }
        return going.size();
    }

    private static boolean isOf(QuotaReservation held, OrgId orgId, ProjectId projectId) {
        return orgId.equals(held.series().orgId())
                && projectId.equals(held.series().projectId());
    }

    private void requireNoUsage(OrgId orgId, ProjectId projectId) {
        if (tables.usageEvents().under(Key.of(orgId)).anyMatch(event -> projectId.equals(event.projectId()))) {
            throw ProjectStore.hasUsage(projectId);
        }
    }

    @Override
    public void delete(OrgId orgId, ProjectId projectId) {
        transaction.change(() -> {
            requireNoUsage(orgId, projectId);
            Key project = Key.of(orgId, projectId);
            tables.projects().removeUnder(project);
            tables.grants().removeUnder(project);
            tables.usageLimits().removeUnder(project);
            tables.quotaReservations().removeIf(held -> isOf(held, orgId, projectId));
            tables.secretReferences().removeUnder(project);
            removeRuns(orgId, projectId, Integer.MAX_VALUE);
            tables.approvalPolicies()
                    .removeIf(policy -> policy.orgId().equals(orgId) && projectId.equals(policy.projectId()));
        });
    }

    @Override
    public Optional<Project> find(OrgId orgId, ProjectId projectId) {
        return tables.projects().find(Key.of(orgId, projectId));
    }

    @Override
    public Optional<Project> find(OrgId orgId, Slug slug) {
        return tables.projects()
                .under(Key.of(orgId))
                .filter(project -> project.slug().equals(slug))
                .findFirst();
    }

    @Override
    public List<Project> list(OrgId orgId, @Nullable Slug after, int limit) {
        return Table.page(tables.projects().under(Key.of(orgId)), Project::slug, after, limit);
    }
}
