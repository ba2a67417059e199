package org.landlord.domain.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;

class TenancyTest {

    private static final Instant THEN = Instant.parse("2026-11-22T15:04:05.123Z");
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00.000Z");

    private final Organization organization = new Organization(
            new OrgId("org_acme"), new Slug("acme"), new Name("Acme"), Metadata.of(Map.of("tier", "gold")), THEN, THEN);
    private final Project project = new Project(
            organization.orgId(),
            new ProjectId("project_app"),
            new Slug("app"),
            new Name("App"),
            Metadata.empty(),
            THEN,
            THEN);
    private final Team team =
            new Team(organization.orgId(), new TeamId("team_core"), new Slug("core"), new Name("Core"), THEN, THEN);

    @Test
    void aNameHas1To200CharactersAfterTrimming() {
        assertThat(new Name("  Acme  ").value()).isEqualTo("Acme");
        assertThat(new Name(" " + "x".repeat(200) + " ").value()).hasSize(200);
        assertThatThrownBy(() -> new Name("x".repeat(201))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Name("   ")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void timesAreCutToWholeMilliseconds() {
        Organization precise = new Organization(
                organization.orgId(),
                organization.slug(),
                organization.name(),
                organization.metadata(),
                THEN.plusNanos(999_999),
                THEN.plusNanos(1));

        assertThat(precise).isEqualTo(organization);
    }

    @Test
    void aChangeOfNothingIsTheSameObject() {
        assertThat(organization.with(new Organization.Patch(null, null, MetadataPatch.none()), NOW))
                .isSameAs(organization);
        assertThat(organization.with(
                        new Organization.Patch(organization.slug(), organization.name(), MetadataPatch.none()), NOW))
                .isSameAs(organization);
        assertThat(organization.with(
                        new Organization.Patch(null, null, new MetadataPatch(Map.of("tier", "gold"))), NOW))
                .isSameAs(organization);
        assertThat(project.with(new Project.Patch(null, new Name("App"), MetadataPatch.none()), NOW))
                .isSameAs(project);
        assertThat(team.with(new Team.Patch(new Slug("core"), null), NOW)).isSameAs(team);
    }

    @Test
    void aChangeKeepsWhatItDoesNotNameAndTouchesUpdatedAt() {
        assertThat(organization.with(new Organization.Patch(new Slug("new"), null, MetadataPatch.none()), NOW))
                .isEqualTo(new Organization(
                        organization.orgId(),
                        new Slug("new"),
                        organization.name(),
                        organization.metadata(),
                        THEN,
                        NOW));
        assertThat(project.with(new Project.Patch(null, null, new MetadataPatch(Map.of("a", true))), NOW))
                .isEqualTo(new Project(
                        project.orgId(),
                        project.projectId(),
                        project.slug(),
                        project.name(),
                        Metadata.of(Map.of("a", true)),
                        THEN,
                        NOW));
        assertThat(team.with(new Team.Patch(null, new Name("Kernel")), NOW))
                .isEqualTo(new Team(team.orgId(), team.teamId(), team.slug(), new Name("Kernel"), THEN, NOW));
    }

    @Test
    void everyChangeIsAnotherVersion() {
        assertThat(organization
                        .with(new Organization.Patch(null, new Name("Other"), MetadataPatch.none()), THEN)
                        .version())
                .isNotEqualTo(organization.version());
        assertThat(organization
                        .with(new Organization.Patch(null, null, new MetadataPatch(null)), THEN)
                        .version())
                .isNotEqualTo(organization.version());
    }

    @Test
    void rolesAreWrittenInLowerCase() {
        for (OrgRole role : OrgRole.values()) {
            assertThat(OrgRole.of(role.label())).isEqualTo(role);
        }
        assertThatThrownBy(() -> OrgRole.of("OWNER"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("must be one of owner, admin, billing, auditor, member");
    }
}
