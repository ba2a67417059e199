package org.landlord.port.contracts.in.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertConflict;
import static org.landlord.port.contracts.in.Refusals.assertDuplicate;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;
import static org.landlord.port.contracts.in.Refusals.assertPreconditionFailed;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.Quantity;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.contracts.in.Tells;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.secret.PutSecretReference;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.tenancy.PutProjectTeam;
import org.landlord.port.in.tenancy.UpdateProject;

/// The contract of [Projects] for projects. [ProjectTeamsContract] has the access of teams.
public abstract class ProjectsContract extends InboundContract {

    @Test
    void a_slug_stands_for_the_id_of_its_project_in_its_organization_only() {
        Project project = newProject(newOrg().orgId());
        ProjectId reference = new ProjectId("slug:" + project.slug());
        OrgId other = newOrg().orgId();

        assertThat(landlord().projects().resolve(caller(), project.orgId(), reference))
                .isEqualTo(project.projectId());
        assertNotFound("project", reference, () -> landlord().projects().resolve(caller(), other, reference));
    }

    @Test
    void a_created_project_is_returned_stored_and_audited() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = new ProjectId("project_app");

        assertAudited(
                orgId,
                () -> create(orgId, projectId, "app", metadata("tier", "gold")),
                new Audited(
                        AuditAction.PROJECT_CREATE,
                        projectId,
                        projectId,
                        Tells.of("slug", "app", "name", "Name of app")
                                .made("slug", "app")
                                .made("name", "Name of app")
                                .made("metadata", Map.of("tier", "gold"))));

        Project project = get(orgId, projectId);
        assertThat(project)
                .isEqualTo(new Project(
                        orgId,
                        projectId,
                        new Slug("app"),
                        new Name("Name of app"),
                        metadata("tier", "gold"),
                        project.createdAt(),
                        project.createdAt()));
    }

    @Test
    void a_project_without_an_id_gets_a_prefixed_ulid() {
        Project project = create(newOrg().orgId(), null, "made", Metadata.empty());

        assertThat(project.projectId().value()).matches("proj_[0-9a-hjkmnp-tv-z]{26}");
    }

    @Test
    void a_slug_can_have_one_character() {
        assertThat(create(newOrg().orgId(), null, "x", Metadata.empty()).slug().value())
                .isEqualTo("x");
    }

    @Test
    void a_taken_slug_is_refused_and_nothing_is_created() {
        OrgId orgId = newOrg().orgId();
        Project first = create(orgId, null, "app", Metadata.empty());

        assertNotAudited(
                orgId,
                () -> assertDuplicate("project", "slug", "app", () -> create(orgId, null, "app", Metadata.empty())));

        assertThat(list(orgId)).containsExactly(first);
    }

    @Test
    void a_taken_id_is_refused_and_the_existing_entity_stays() {
        OrgId orgId = newOrg().orgId();
        Project first = newProject(orgId);

        assertDuplicate(
                "project",
                "projectId",
                first.projectId(),
                () -> create(orgId, first.projectId(), "other", Metadata.empty()));

        assertThat(list(orgId)).containsExactly(first);
    }

    @Test
    void two_organizations_can_use_the_same_slug_and_id() {
        OrgId one = newOrg().orgId();
        OrgId two = newOrg().orgId();
        ProjectId projectId = new ProjectId("project_app");

        Project first = create(one, projectId, "app", metadata("of", "one"));
        Project second = create(two, projectId, "app", metadata("of", "two"));

        assertThat(list(one)).containsExactly(first);
        assertThat(list(two)).containsExactly(second);
    }

    @Test
    void a_project_of_a_missing_organization_is_refused() {
        OrgId orgId = new OrgId(unique("org"));

        assertNotFound("org", orgId, () -> create(orgId, null, "app", Metadata.empty()));
        assertNotFound("org", orgId, () -> list(orgId));
        assertNotFound("org", orgId, () -> get(orgId, new ProjectId("project_app")));
    }

    @Test
    void projects_are_listed_by_slug() {
        OrgId orgId = newOrg().orgId();
        List.of("b", "a-z", "a", "9").forEach(slug -> create(orgId, null, slug, Metadata.empty()));

        assertThat(list(orgId)).extracting(project -> project.slug().value()).containsExactly("9", "a", "a-z", "b");
    }

    @Test
    void an_update_changes_only_the_given_fields_and_is_audited() {
        OrgId orgId = newOrg().orgId();
        Project project = create(orgId, null, "app", metadata("keep", "this"));
        ProjectId projectId = project.projectId();

        assertAudited(
                orgId,
                () -> update(project, new Slug("moved"), null, new MetadataPatch(Map.of("add", true)), NONE),
                new Audited(
                        AuditAction.PROJECT_UPDATE,
                        projectId,
                        projectId,
                        Tells.of().changed("slug", "app", "moved").changed("metadata", Map.of(), Map.of("add", true))));

        Project stored = get(orgId, projectId);
        assertThat(stored.slug().value()).isEqualTo("moved");
        assertThat(stored.name()).isEqualTo(project.name());
        assertThat(stored.metadata()).isEqualTo(Metadata.of(Map.of("keep", "this", "add", true)));
        assertThat(stored.createdAt()).isEqualTo(project.createdAt());
    }

    @Test
    void an_update_without_changes_is_not_audited_and_changes_nothing() {
        Project project = create(newOrg().orgId(), null, "app", metadata("a", "b"));

        assertNotAudited(
                project.orgId(),
                () -> assertThat(update(project, null, project.name(), new MetadataPatch(Map.of("a", "b")), NONE))
                        .isEqualTo(project));

        assertThat(get(project.orgId(), project.projectId())).isEqualTo(project);
    }

    @Test
    void a_number_of_equal_value_is_no_change_and_the_stored_number_stays() {
        Project project = create(
                newOrg().orgId(), null, "app", Metadata.of(Map.of("n", 1, "deep", Map.of("m", List.of(2)), "o", 3)));
        Map<String, ?> same = Map.of("n", new BigDecimal("1.0"), "deep", Map.of("m", List.of(new BigDecimal("2.00"))));

        assertNotAudited(
                project.orgId(),
                () -> assertThat(update(project, null, null, new MetadataPatch(same), NONE))
                        .isEqualTo(project));
        assertThat(get(project.orgId(), project.projectId())).isEqualTo(project);

        assertAudited(
                project.orgId(),
                () -> update(project, null, null, new MetadataPatch(Map.of("n", new BigDecimal("1.0"), "o", 4)), NONE),
                new Audited(
                        AuditAction.PROJECT_UPDATE,
                        project.projectId(),
                        project.projectId(),
                        Tells.of().changed("metadata", Map.of("o", 3), Map.of("o", 4))));
    }

    @Test
    void an_update_to_a_taken_slug_is_refused_and_changes_nothing() {
        OrgId orgId = newOrg().orgId();
        Project first = newProject(orgId);
        Project second = newProject(orgId);

        assertNotAudited(
                orgId,
                () -> assertDuplicate(
                        "project",
                        "slug",
                        first.slug(),
                        () -> update(second, first.slug(), null, MetadataPatch.none(), NONE)));

        assertThat(get(orgId, second.projectId())).isEqualTo(second);
    }

    @Test
    void an_update_with_another_version_is_refused() {
        Project project = newProject(newOrg().orgId());
        Name late = new Name("Late");

        assertNotAudited(
                project.orgId(),
                () -> assertPreconditionFailed(() -> update(project, null, late, MetadataPatch.none(), STALE)));
        assertThat(get(project.orgId(), project.projectId())).isEqualTo(project);

        Project renamed = update(project, null, new Name("In time"), MetadataPatch.none(), matching(project.version()));
        assertThat(get(project.orgId(), project.projectId())).isEqualTo(renamed);
        assertPreconditionFailed(() -> update(project, null, late, MetadataPatch.none(), matching(project.version())));
    }

    @Test
    void a_deleted_project_is_removed_with_its_grants_limits_and_secret_references() {
        OrgId orgId = newOrg().orgId();
        Project project = newProject(orgId);
        ProjectId projectId = project.projectId();
        furnish(project);

        assertAudited(
                orgId,
                () -> delete(project, NONE),
                new Audited(
                        AuditAction.PROJECT_DELETE,
                        projectId,
                        projectId,
                        Tells.of("slug", project.slug().value())
                                .gone("slug", project.slug().value())
                                .gone("name", project.name().value())));

        assertNotFound("project", projectId, () -> get(orgId, projectId));
        assertNotAudited(orgId, () -> assertNotFound("project", projectId, () -> delete(project, NONE)));
        assertThat(all(page -> landlord().usageLimits().list(caller(), orgId, page)))
                .isEmpty();
        assertThat(all(page -> landlord().secretReferences().list(caller(), orgId, new SecretScope.Everything(), page)))
                .isEmpty();

        create(orgId, projectId, "again", Metadata.empty());
        assertThat(all(page -> landlord().projects().listTeams(caller(), orgId, projectId, page)))
                .isEmpty();
    }

    private void furnish(Project project) {
        OrgId orgId = project.orgId();
        ProjectId projectId = project.projectId();
        landlord()
                .projects()
                .putTeam(
                        caller(),
                        new PutProjectTeam(orgId, projectId, newTeam(orgId).teamId(), null, NONE));
        LimitKey limit = LimitKey.of(orgId, projectId, new Label("tokens"), null, Period.DAILY);
        landlord().usageLimits().set(caller(), new SetUsageLimit(limit, Quantity.of(1), null, null, null, NONE));
        SecretKey secret = new SecretKey(orgId, projectId, new SecretName("token"));
        landlord()
                .secretReferences()
                .put(
                        caller(),
                        new PutSecretReference(
                                secret, new Label("vault"), new Reference("vault://a"), null, null, NONE));
    }

    @Test
    void a_project_with_usage_cannot_be_deleted() {
        OrgId orgId = newOrg().orgId();
        Project project = newProject(orgId);
        use(orgId, project.projectId(), "tokens", "1", null);

        assertNotAudited(
                orgId,
                () -> assertThat(assertConflict(() -> delete(project, NONE)))
                        .hasMessageContaining("has usage events and cannot be deleted"));

        assertThat(get(orgId, project.projectId())).isEqualTo(project);
    }

    @Test
    void a_delete_with_another_version_is_refused() {
        Project project = newProject(newOrg().orgId());

        assertNotAudited(project.orgId(), () -> assertPreconditionFailed(() -> delete(project, STALE)));
        assertThat(get(project.orgId(), project.projectId())).isEqualTo(project);

        delete(project, matching(project.version()));
        assertThat(list(project.orgId())).isEmpty();
    }

    @Test
    void a_missing_project_or_a_project_of_another_organization_is_not_found() {
        OrgId orgId = newOrg().orgId();
        Project foreign = newProject(newOrg().orgId());
        ProjectId projectId = foreign.projectId();

        assertNotFound("project", projectId, () -> get(orgId, projectId));
        assertNotFound(
                "project",
                projectId,
                () -> landlord()
                        .projects()
                        .update(
                                caller(),
                                new UpdateProject(
                                        orgId,
                                        projectId,
                                        new Project.Patch(null, new Name("X"), MetadataPatch.none()),
                                        NONE)));
        assertNotFound("project", projectId, () -> landlord().projects().delete(caller(), orgId, projectId, NONE));
        assertThat(get(foreign.orgId(), projectId)).isEqualTo(foreign);
    }

    private Project create(OrgId orgId, @Nullable ProjectId projectId, String slug, Metadata metadata) {
        return landlord()
                .projects()
                .create(
                        caller(),
                        new CreateProject(orgId, projectId, new Slug(slug), new Name("Name of " + slug), metadata));
    }

    private Project get(OrgId orgId, ProjectId projectId) {
        return landlord().projects().get(caller(), orgId, projectId);
    }

    private List<Project> list(OrgId orgId) {
        return all(page -> landlord().projects().list(caller(), orgId, page));
    }

    private Project update(
            Project project, @Nullable Slug slug, @Nullable Name name, MetadataPatch patch, Precondition precondition) {
        return landlord()
                .projects()
                .update(
                        caller(),
                        new UpdateProject(
                                project.orgId(),
                                project.projectId(),
                                new Project.Patch(slug, name, patch),
                                precondition));
    }

    private void delete(Project project, Precondition precondition) {
        landlord().projects().delete(caller(), project.orgId(), project.projectId(), precondition);
    }
}
