package org.landlord.application.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.application.migration.ImportWorld.ACME;
import static org.landlord.application.migration.ImportWorld.GLOBEX;
import static org.landlord.application.migration.ImportWorld.counts;
import static org.landlord.application.migration.ImportWorld.lines;
import static org.landlord.port.contracts.out.migration.SmithersFile.START;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.landlord.domain.migration.SourceTable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.contracts.out.migration.SmithersFile;
import org.landlord.port.in.migration.ImportReport;

/// Rows that Landlord's rules do not allow: the report names the row, the field and the rule.
class RefusedRowsTest {

    private static final String ID = "must be 1 to 128 characters of A-Z, a-z, 0-9, ':', '_' and '-'";

    private final ImportWorld world = new ImportWorld();

    private static SmithersFile sample(String name) {
        return SmithersFile.createSample(ImportWorld.file("refused-" + name));
    }

    @Test
    void givenIdsNamesAndSlugsOutsideOfTheRules_whenImported_thenEachIsNamed() {
        try (SmithersFile file = sample("names")) {
            file.add("teams", "org_globex", "team 1", "Big", "two  spaces", START)
                    .add("projects", "org_globex", "p", "p", "", "{}", START)
                    .add("projects", "org_globex", "q", "q", "Q", "[]", START)
                    .add("projects", "org_globex", "r", "r", "R", "{\"key\":\"AKIA1234567890ABCDEF\"}", START);

            assertThat(lines(world.run(file)))
                    .containsExactly(
                            "teams org_globex/team 1 refused teamId: " + ID,
                            "teams org_globex/team 1 refused slug: must be 1 to 64 lower-case letters, digits and"
                                    + " hyphens, and begin and end with a letter or digit",
                            "teams org_globex/team 1 refused name: must not contain two spaces in a row",
                            "projects org_globex/p refused name: must not be empty",
                            "projects org_globex/q refused metadata: must be a JSON object",
                            "projects org_globex/r refused metadata: must not contain a secret: this looks like"
                                    + " an AWS access key id");
        }
    }

    @Test
    void givenARefusedTeamOrProject_whenImported_thenItsRowsSayThatItWasRefused() {
        try (SmithersFile file = sample("parents")) {
            file.execute("PRAGMA foreign_keys = OFF")
                    .project("org_globex", "bad", "BAD", "{}")
                    .team("org_globex", "team_bad", "-")
                    .add("team_members", "org_globex", "team_bad", "ada", "member", START)
                    .add("team_members", "org_globex", "team_none", "ada", "member", START)
                    .add("project_teams", "org_globex", "bad", "team_bad", "viewer", START)
                    .usage("org_globex", "bad", "tokens", 1, START)
                    .add("usage_limits", "org_globex", "bad", "bad", "tokens", "count", "daily", 1, START)
                    .add("secret_refs", "org_globex", "none", "none", "db", "vault", "kv", null, START, null)
                    .audit("org_globex", "bad", null, "project.create", "project", "bad", START, "{}");

            assertThat(lines(world.run(file)))
                    .filteredOn(line -> !line.contains("slug"))
                    .containsExactly(
                            "team_members org_globex/team_bad/ada refused teamId: must name a team of the"
                                    + " organization, and this one was refused",
                            "team_members org_globex/team_none/ada refused teamId: must name a team of the"
                                    + " organization",
                            "project_teams org_globex/bad/team_bad refused projectId: must name a project of the"
                                    + " organization, and this one was refused",
                            "usage_events org_globex/15 refused projectId: must name a project of the organization,"
                                    + " and this one was refused",
                            "usage_limits org_globex/bad/tokens/count/daily refused projectId: must name a project of"
                                    + " the organization, and this one was refused",
                            "secret_refs org_globex/none/db refused projectId: must name a project of the"
                                    + " organization");
            assertThat(world.audit(GLOBEX)).hasSize(3);
        }
    }

    @Test
    void givenValuesOutsideOfTheRanges_whenImported_thenEachIsNamed() {
        try (SmithersFile file = sample("ranges")) {
            long future = world.clock().now().plus(Duration.ofHours(1)).toEpochMilli();
            file.usage("org_globex", null, "tokens", -1, START)
                    .usage("org_globex", null, "tokens", 1e19, START)
                    .usage("org_globex", null, "tokens", Double.POSITIVE_INFINITY, START)
                    .usage("org_globex", null, "tokens", 1, future)
                    .add("usage_events", null, "org_globex", null, null, "tokens", 1, "count", 1e300, "{}")
                    .add("usage_events", null, "org_globex", null, null, "tokens", "many", "count", START, "{}")
                    .add("usage_limits", "org_globex", "__org__", null, "tokens", "count", "yearly", -5, START)
                    .add("billing_accounts", "org_x", "", null, "active", "soon");

            String range = "must be a decimal from 0 to 999999999999999999 with up to 9 fraction digits";
            assertThat(lines(world.run(file)))
                    .containsExactly(
                            "usage_events org_globex/15 refused quantity: " + range,
                            "usage_events org_globex/16 refused quantity: " + range,
                            "usage_events org_globex/17 refused quantity: must be finite",
                            "usage_events org_globex/19 refused observedAt: must lie within the years 1 to 9999",
                            "usage_events org_globex/20 refused quantity: must be a number",
                            "usage_events org_globex/18 refused observedAt: must be at most 5 minutes ahead of the"
                                    + " server's clock",
                            "usage_limits org_globex/tokens/count/yearly refused period: must be one of daily,"
                                    + " weekly, monthly",
                            "usage_limits org_globex/tokens/count/yearly refused limitQuantity: " + range,
                            "billing_accounts org_x refused orgId: must name an organization of the source");
        }
    }

    @Test
    void givenSecretsAndCredentialsInReferences_whenImported_thenTheyAreRefusedAndNotShown() {
        try (SmithersFile file = sample("secrets")) {
            file.add("secret_refs", "org_acme", "__org__", null, "a", "x", "ghp_abcdefgh12345678", null, 1, null)
                    .add("secret_refs", "org_acme", "__org__", null, "b", "x", "https://u:pw@h/", null, 1, null)
                    .add(
                            "identity_providers",
                            "org_acme",
                            "idp_x",
                            "ldap",
                            "https://user@idp.example",
                            null,
                            null,
                            "active",
                            "{}",
                            1,
                            1);

            ImportReport report = world.run(file);

            assertThat(lines(report))
                    .containsExactly(
                            "identity_providers org_acme/idp_x refused type: must be one of saml, oidc",
                            "secret_refs org_acme/a refused ref: must not contain a secret: this looks like a GitHub"
                                    + " token",
                            "secret_refs org_acme/b refused ref: must not contain a secret: this looks like a URL with"
                                    + " a password");
            assertThat(report.toString()).doesNotContain("ghp_abcdefgh", "u:pw");
        }
    }

    @Test
    void givenAnIssuerWithAUserName_whenImported_thenTheRulesOfProvidersApply() {
        try (SmithersFile file = sample("issuer")) {
            file.execute("UPDATE _smithers_cp_identity_providers SET issuer = 'https://user@idp.example'"
                    + " WHERE provider_id = 'idp_oidc'");

            assertThat(lines(world.run(file)))
                    .containsExactly(
                            "identity_providers org_acme/idp_oidc refused issuer: must not contain a user name,"
                                    + " a password or a token");
        }
    }

    @Test
    void givenARefusedOrganization_whenImported_thenItsRowsAreCountedInOneLineOfEachTable() {
        try (SmithersFile file = sample("organization")) {
            file.execute("UPDATE _smithers_cp_orgs SET slug = 'Globex' WHERE org_id = 'org_globex'")
                    .usage("org_globex", null, "tokens", 1, START);
            String missing = "orgId: must name an organization of Landlord, and this one was refused";

            ImportReport report = world.run(file);

            assertThat(lines(report))
                    .satisfies(lines -> assertThat(lines.getFirst()).startsWith("orgs org_globex refused slug"))
                    .endsWith(
                            "projects org_globex refused " + missing,
                            "billing_accounts org_globex refused " + missing,
                            "usage_events org_globex refused " + missing + " (2)",
                            "audit_events org_globex refused " + missing);
            assertThat(report.organizations()).isEqualTo(1);
            assertThat(Objects.requireNonNull(counts(report).get(SourceTable.USAGE_EVENTS))
                            .refused())
                    .isEqualTo(2);
        }
    }

    /// Two tenants would share what both call theirs.
    @Test
    void givenAnotherOrganizationWithTheSameId_whenImported_thenNoneOfItsRowsIsTaken() {
        Instant then = Instant.parse("2026-10-01T00:00:00Z");
        world.change(stores -> stores.organizations()
                .insert(new Organization(GLOBEX, new Slug("globex"), new Name("Ours"), Metadata.empty(), then, then)));
        try (SmithersFile file = sample("same-id")) {
            ImportReport report = world.run(file);

            assertThat(lines(report))
                    .first()
                    .isEqualTo("orgs org_globex refused orgId: is the id of another organization, which was created at"
                            + " 2026-10-01T00:00:00.000Z");
            assertThat(world.usage(GLOBEX)).isEmpty();
            assertThat(world.usage(ACME)).hasSize(13);
        }
    }

    @Test
    void givenSlugsThatAreTaken_whenImported_thenThoseRowsAreRefused() {
        Instant then = Instant.ofEpochMilli(START);
        world.change(stores -> {
            stores.organizations()
                    .insert(new Organization(
                            new OrgId("other"), new Slug("globex"), new Name("O"), Metadata.empty(), then, then));
            stores.organizations()
                    .insert(new Organization(ACME, new Slug("acme"), new Name("Acme"), Metadata.empty(), then, then));
            stores.teams().insert(new Team(ACME, new TeamId("mine"), new Slug("core"), new Name("C"), then, then));
        });
        try (SmithersFile file = sample("slugs")) {
            assertThat(lines(world.run(file)))
                    .startsWith(
                            "teams org_acme/team_core refused slug: is used by another team of the organization",
                            "team_members org_acme/team_core/ada refused teamId: must name a team of the organization,"
                                    + " and this one was refused")
                    .contains("orgs org_globex refused slug: is used by another organization");
        }
    }

    @Test
    void givenMoreFindingsThanAReportHas_whenImported_thenTheRestIsCounted() {
        try (SmithersFile file = sample("many")) {
            file.execute("BEGIN");
            for (int i = 0; i < 1200; i++) {
                file.usage("org_acme", null, "tokens", -1, START);
            }
            file.execute("COMMIT");

            ImportReport report = world.run(file);

            assertThat(report.findings()).hasSize(ImportReport.MAX_FINDINGS);
            assertThat(report.moreFindings()).isEqualTo(200);
        }
    }
}
