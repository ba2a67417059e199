package org.landlord.port.contracts.out.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;
import static org.landlord.port.contracts.out.Tenant.PROJECT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.Origin;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.workflow.Run;
import org.landlord.port.contracts.out.Contents;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.contracts.out.TenantWorkflows;
import org.landlord.port.out.workflow.RunFilter;

/// The contract of [org.landlord.port.out.tenancy.ProjectStore].
public abstract class ProjectStoreContract extends StorageContract {

    private static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00.001Z");

    @Test
    void aProjectIsFoundByItsSlugInItsOrganizationOnly() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        Project project = one.project("project_a", "slug-a");
        write(stores -> stores.projects().insert(project));

        assertThat(find(stores -> stores.projects().find(one.orgId(), project.slug())))
                .contains(project);
        assertThat(find(stores -> stores.projects().find(other.orgId(), project.slug())))
                .isEmpty();
    }

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = newTenant();
        Project project = full(tenant, "a", LONG_AGO);

        write(stores -> stores.projects().insert(project));

        Project found = found(project);
        assertThat(found).isEqualTo(project);
        assertThat(found.version()).isEqualTo(project.version());
    }

    private static Project full(Tenant tenant, String slug, Instant createdAt) {
        return new Project(
                tenant.orgId(),
                new ProjectId("A:_-z0"),
                new Slug(slug),
                new Name(UNICODE),
                Fixtures.richMetadata(),
                createdAt,
                NOW);
    }

    @Test
    void aMissingProjectIsNotFound() {
        Tenant tenant = newTenant();
        write(stores -> stores.projects().insert(tenant.project("one", "one")));

        assertThat(find(stores -> stores.projects().find(tenant.orgId(), new ProjectId("other"))))
                .isEmpty();
        assertThat(find(stores -> stores.projects().find(newTenantId(), new ProjectId("one"))))
                .isEmpty();
    }

    private static OrgId newTenantId() {
        return Fixtures.organization().orgId();
    }

    @Test
    void anUpdateReplacesEveryField() {
        Tenant tenant = newTenant();
        write(stores -> stores.projects().insert(tenant.project("A:_-z0", "before")));
        Project changed = full(tenant, "after", LONG_AGO);

        write(stores -> stores.projects().update(changed));

        assertThat(found(changed)).isEqualTo(changed);
    }

    @Test
    void anUpdateCanKeepTheSlug() {
        Tenant tenant = newTenant();
        write(stores -> stores.projects().insert(tenant.project("A:_-z0", "a")));
        Project renamed = full(tenant, "a", NOW);

        write(stores -> stores.projects().update(renamed));

        assertThat(found(renamed)).isEqualTo(renamed);
    }

    @Test
    void anIdThatIsTakenIsRefused() {
        Tenant tenant = newTenant();
        Project project = tenant.project("one", "one");
        write(stores -> stores.projects().insert(project));

        assertThatThrownBy(() -> write(stores -> stores.projects().insert(tenant.project("one", "other"))))
                .isInstanceOfSatisfying(DuplicateId.class, refused -> assertIs(refused, "projectId", "one"));

        assertThat(found(project)).isEqualTo(project);
    }

    @Test
    void aSlugThatIsTakenIsRefused() {
        Tenant tenant = newTenant();
        Project project = tenant.project("one", "one");
        write(stores -> stores.projects().insert(project));

        assertThatThrownBy(() -> write(stores -> stores.projects().insert(tenant.project("other", "one"))))
                .isInstanceOfSatisfying(DuplicateId.class, refused -> assertIs(refused, "slug", "one"));

        assertThat(list(stores -> stores.projects().list(tenant.orgId(), null, 10)))
                .containsExactly(project);
    }

    @Test
    void anUpdateToASlugThatIsTakenIsRefused() {
        Tenant tenant = newTenant();
        Project other = tenant.project("other", "other");
        write(stores -> {
            stores.projects().insert(tenant.project("one", "one"));
            stores.projects().insert(other);
        });

        assertThatThrownBy(() -> write(stores -> stores.projects().update(tenant.project("other", "one"))))
                .isInstanceOfSatisfying(DuplicateId.class, refused -> assertIs(refused, "slug", "one"));

        assertThat(found(other)).isEqualTo(other);
    }

    private static void assertIs(DuplicateId refused, String field, String value) {
        assertThat(refused.kind()).isEqualTo("project");
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.value()).isEqualTo(value);
    }

    @Test
    void aSlugIsAvailableAsSoonAsItIsNoLongerUsed() {
        Tenant tenant = newTenant();
        write(stores -> {
            stores.projects().insert(tenant.project("renamed", "one"));
            stores.projects().insert(tenant.project("deleted", "two"));
        });

        write(stores -> {
            stores.projects().update(tenant.project("renamed", "three"));
            stores.projects().insert(tenant.project("new1", "one"));
            stores.projects().delete(tenant.orgId(), new ProjectId("deleted"));
            stores.projects().insert(tenant.project("new2", "two"));
        });

        assertThat(list(stores -> stores.projects().list(tenant.orgId(), null, 10)))
                .containsExactly(
                        tenant.project("new1", "one"),
                        tenant.project("renamed", "three"),
                        tenant.project("new2", "two"));
    }

    @Test
    void aSlugIsUniqueWithinItsOrganization() {
        Tenant one = newTenant();
        Tenant other = newTenant();

        write(stores -> stores.projects().insert(one.project("one", "same")));
        write(stores -> stores.projects().insert(other.project("other", "same")));

        assertThat(list(stores -> stores.projects().list(one.orgId(), null, 10)))
                .containsExactly(one.project("one", "same"));
        assertThat(list(stores -> stores.projects().list(other.orgId(), null, 10)))
                .containsExactly(other.project("other", "same"));
    }

    @Test
    void twoOrganizationsCanUseTheSameIdAndSlug() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        write(stores -> {
            stores.projects().insert(one.project("same", "same"));
            stores.projects().insert(other.project("same", "same"));
        });

        write(stores -> stores.projects().update(one.project("same", "changed")));
        assertThat(found(other.project("same", "same"))).isEqualTo(other.project("same", "same"));

        write(stores -> stores.projects().delete(one.orgId(), new ProjectId("same")));
        assertThat(list(stores -> stores.projects().list(one.orgId(), null, 10)))
                .isEmpty();
        assertThat(list(stores -> stores.projects().list(other.orgId(), null, 10)))
                .hasSize(1);
    }

    @Test
    void aProjectOfAMissingOrganizationIsRefused() {
        Tenant missing = new Tenant(Fixtures.organization());

        assertThatThrownBy(() -> write(stores -> stores.projects().insert(missing.project("one", "one"))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void deletingAProjectDeletesItsGrantsLimitsSecretReferencesRunsAndPolicies() {
        Tenant tenant = newTenant();
        write(tenant::fill);
        Contents before = read(tenant::contents);

        write(stores -> stores.projects().delete(tenant.orgId(), PROJECT));

        Contents left = read(tenant::contents);
        assertThat(left.projects()).isEmpty();
        assertThat(left.grantsOfProject()).isEmpty();
        assertThat(left.grantsOfTeam()).isEmpty();
        assertThat(left.usageLimits()).containsExactly(before.usageLimits().getFirst());
        assertThat(left.secretReferences())
                .containsExactly(before.secretReferences().getFirst());
        assertThat(left.quotaReservations())
                .containsExactly(before.quotaReservations().getFirst());
        assertThat(left.runs()).isEmpty();
        assertThat(left.approvals()).isEmpty();
        assertThat(left.approvalPolicies())
                .containsExactly(before.approvalPolicies().getFirst());
        assertThat(left.gateways()).isEqualTo(before.gateways());
        assertThat(left.quotaEvents()).isEqualTo(before.quotaEvents());
        assertThat(left.teams()).isEqualTo(before.teams());
        assertThat(left.teamMembers()).isEqualTo(before.teamMembers());
    }

    @Test
    void deletingAProjectKeepsItsAuditEvents() {
        Tenant tenant = newTenant();
        AuditEvent event = new AuditEvent(
                tenant.orgId(),
                1,
                new AuditEventId("evt"),
                PROJECT,
                null,
                null,
                null,
                Origin.unknown(),
                new Label("project.create"),
                new Label("project"),
                null,
                NOW,
                Metadata.empty());
        write(stores -> {
            stores.projects().insert(tenant.project(PROJECT.value(), "project"));
            stores.auditLog().append(event);
        });

        write(stores -> stores.projects().delete(tenant.orgId(), PROJECT));

        assertThat(read(tenant::contents).auditEvents()).containsExactly(event);
    }

    @Test
    void aProjectWithUsageCannotBeDeleted() {
        Tenant tenant = newTenant();
        write(tenant::fill);
        write(tenant::use);
        Contents before = read(tenant::contents);

        assertThatThrownBy(() -> write(stores -> stores.projects().delete(tenant.orgId(), PROJECT)))
                .isInstanceOf(Conflict.class);

        assertThat(read(tenant::contents)).isEqualTo(before);
    }

    @Test
    void deletingAProjectKeepsTheProjectWithTheSameIdInAnotherOrganization() {
        Tenant going = newTenant();
        Tenant staying = newTenant();
        write(going::fill);
        write(staying::fill);
        Contents stayed = read(staying::contents);

        write(stores -> stores.projects().delete(going.orgId(), PROJECT));

        assertThat(read(staying::contents)).isEqualTo(stayed);
    }

    @Test
    void deletingAMissingRowChangesNothing() {
        Tenant tenant = newTenant();
        Project project = tenant.project("one", "one");
        write(stores -> stores.projects().insert(project));

        write(stores -> stores.projects().delete(tenant.orgId(), new ProjectId("other")));

        assertThat(found(project)).isEqualTo(project);
    }

    @Test
    void projectsAreListedBySlug() {
        Tenant tenant = newTenant();
        List<String> inOrder = List.of("0", "a", "a-b", "a0", "aa", "ab", "b");
        List<String> shuffled = new ArrayList<>(inOrder);
        Collections.reverse(shuffled);
        write(stores -> shuffled.forEach(slug -> stores.projects().insert(tenant.project("id-" + slug, slug))));

        for (int i = 1; i <= inOrder.size() + 1; i++) {
            int limit = i;
            List<Project> listed = pages(
                    limit,
                    (stores, after) ->
                            stores.projects().list(tenant.orgId(), after == null ? null : after.slug(), limit));
            assertThat(listed).extracting(project -> project.slug().value()).isEqualTo(inOrder);
        }
    }

    private Project found(Project project) {
        return find(stores -> stores.projects().find(project.orgId(), project.projectId()))
                .orElseThrow();
    }

    @Test
    void fewRowsOfAProjectAreRemovedOnlyWithTheProject() {
        Tenant tenant = newTenant();
        write(tenant::fill);
        Contents before = read(tenant::contents);

        assertThat(removeSomeUnder(tenant)).isFalse();

        assertThat(read(tenant::contents)).isEqualTo(before);
    }

    @Test
    void manyRowsOfAProjectAreRemovedInSlices() {
        Tenant tenant = newTenant();
        Tenant other = newTenant();
        for (Tenant one : List.of(tenant, other)) {
            write(one::fill);
            write(stores -> {
                for (int i = 0; i < 1_500; i++) {
                    stores.quotaReservations()
                            .put(one.reservation("rsv_" + (10_000 + i), Tenant.PROJECT, "1", NOW.plusSeconds(60)));
                }
            });
        }

        assertThat(removeSomeUnder(tenant)).isTrue();
        while (removeSomeUnder(tenant)) {
            // The next slice.
        }

        assertThat(list(stores -> stores.quotaReservations().list(tenant.orgId(), null, 2_000)))
                .hasSizeLessThanOrEqualTo(1_001)
                .anyMatch(held -> held.series().projectId() == null);
        assertThat(list(stores -> stores.quotaReservations().list(other.orgId(), null, 2_000)))
                .hasSize(1_502);
        write(stores -> stores.projects().delete(tenant.orgId(), Tenant.PROJECT));
        assertThat(list(stores -> stores.quotaReservations().list(tenant.orgId(), null, 2_000)))
                .hasSize(1);
    }

    @Test
    void manyRunsOfAProjectAreRemovedInSlicesWithTheirApprovals() {
        Tenant tenant = newTenant();
        Tenant other = newTenant();
        for (Tenant one : List.of(tenant, other)) {
            write(one::fill);
            write(stores -> {
                for (int i = 0; i < 1_100; i++) {
                    Run run = one.workflows().run("run_" + (10_000 + i));
                    stores.runs().put(run);
                    stores.approvals()
                            .put(one.workflows()
                                    .approval("apr_" + (10_000 + i), run.runId(), NOW)
                                    .with(TenantWorkflows.decision("user", true)));
                }
            });
        }

        assertThat(removeSomeUnder(tenant)).isTrue();
        while (removeSomeUnder(tenant)) {
            // The next slice.
        }

        assertThat(runs(tenant)).isLessThanOrEqualTo(1_001);
        assertThat(runs(other)).isEqualTo(1_101);
        write(stores -> stores.projects().delete(tenant.orgId(), Tenant.PROJECT));
        assertThat(read(tenant::contents).approvals()).isEmpty();
        assertThat(runs(tenant)).isZero();
        assertThat(runs(other)).isEqualTo(1_101);
    }

    private int runs(Tenant tenant) {
        return list(stores -> stores.runs().list(tenant.orgId(), RunFilter.all(), null, 2_000))
                .size();
    }

    @Test
    void noRowsOfAProjectWithUsageAreRemoved() {
        Tenant tenant = newTenant();
        write(tenant::fill);
        write(tenant::use);
        Contents before = read(tenant::contents);

        assertThatThrownBy(() -> removeSomeUnder(tenant)).isInstanceOf(Conflict.class);

        assertThat(read(tenant::contents)).isEqualTo(before);
    }

    private boolean removeSomeUnder(Tenant tenant) {
        return unitOfWork().write(stores -> stores.projects().removeSomeUnder(tenant.orgId(), Tenant.PROJECT));
    }
}
