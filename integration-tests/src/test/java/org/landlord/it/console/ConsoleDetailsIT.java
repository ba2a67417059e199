package org.landlord.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.landlord.it.console.Chromium.Look;

/// Pages of one object: who may what, what belongs to it, who changed it, and in which zone its times are.
@Tag("heavy")
class ConsoleDetailsIT extends ConsoleJourney {

    /// A user id that is markup, has segments of an address, and is not in the Latin script.
    private static final String USER = "<img src=x onerror=alert(1)>/../a?b=c#d 🦀";

    private static final String USER_IN_PATH =
            "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%2F..%2Fa%3Fb%3Dc%23d%20%F0%9F%A6%80";

    @Test
    void givenAUserWithAnyId_whenTheirPageIsOpened_thenItSaysWhatTheyMayAndWhy() {
        world.call("PUT", api() + "/members/" + USER_IN_PATH, Map.of("role", "billing"));
        world.call("PUT", api() + "/teams/team_engineering/members/" + USER_IN_PATH, Map.of());
        page.navigate(org() + "/members");

        link(USER).click();

        assertThat(page.locator("h1")).hasText("What may " + USER + " do?");
        assertThat(page.url()).endsWith(org() + "/members/" + USER_IN_PATH);
        assertThat(page.locator("main")).containsText("Limitssee them, their usage");
        assertThat(page.locator("main")).containsText("Nothing aboutMembers and teams, Identity providers");
        assertThat(row("App")).containsText("viewerthrough team EngineeringReads the project");
        assertThat(page.locator("img")).hasCount(0);
    }

    /// A browser would send `DELETE /v1/orgs/{orgId}/` for the member `..`.
    @Test
    void givenAUserIdThatBrowsersResolve_whenItIsAdded_thenTheIdIsRefused() {
        page.navigate(org() + "/members");
        button("Add a member").click();
        dialog().getByLabel("User").fill("..");
        inDialog("Add a member").click();

        assertThat(dialog()).containsText("userId must contain printable characters only");
    }

    @Test
    void givenAMember_whenTheRoleIsChangedAndTheMemberRemoved_thenThePageSaysWhatIsLeft() {
        page.navigate(org() + "/members/user-member");
        button("Change role").click();
        dialog().getByLabel("Role").selectOption("auditor");
        inDialog("Change role").click();
        assertThat(page.locator("main")).containsText("by the role Auditor");
        assertThat(page.locator("main")).containsText("Audit logsee and export it");

        button("Remove").click();
        assertThat(dialog()).containsText("loses the role Auditor");
        assertThat(dialog()).containsText("keeps what they give in projects: Engineering");
        inDialog("Remove").click();

        assertThat(page.locator("main")).containsText("This user is not a member of the organization");
        assertThat(row("App")).containsText("through team Engineering");
        assertThat(world.call("GET", api() + "/members?role=auditor", "").toString())
                .doesNotContain("user-member");
    }

    @Test
    void givenAnAuditEvent_whenItsObjectIsOpened_thenTheObjectLinksToItsEvents() {
        world.call(
                "PATCH", api() + "/teams/team_engineering", Map.of("name", "Builders"), "Landlord-Reason", "renamed");
        page.navigate(org() + "/audit");

        row("team.update").locator("a").first().click();
        assertThat(page.locator("h1")).hasText("Who is in Builders?");
        page.locator("section").last().getByText("Changes").click();

        assertThat(page).hasURL(Pattern.compile("targetType=team&targetId=team_engineering&range=all"));
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(row("team.update")).containsText("Buildersrenamed");
        row("team.create").getByText("Details").click();
        assertThat(dialog()).containsText("Engineering");
    }

    @Test
    void givenADeletedProject_whenItsEventIsOpened_thenItsNameIsReadAndItsPageLeadsToItsEvents() {
        world.call("POST", api() + "/projects", Map.of("projectId", "project_old", "slug", "old", "name", "Prototype"));
        world.call("DELETE", api() + "/projects/project_old", "");
        page.navigate(org() + "/audit?action=project.delete");

        link("Prototype").click();
        page.getByText("It may have been deleted").click();

        assertThat(page.locator("tbody tr")).hasCount(2);
    }

    @Test
    void givenMetadata_whenItIsEditedAsValuesAndAsJson_thenItsDigitsStayAndAnOldVersionIsRefused() {
        page.navigate(org() + "/settings");
        button("Edit metadata").click();
        dialog().getByLabel("Value").first().fill("platinum");
        inDialog("Add a value").click();
        dialog().getByLabel("Name").last().fill("seats");
        dialog().getByLabel("Type").last().selectOption("number");
        dialog().getByLabel("Value").last().fill("many");
        assertThat(inDialog("Save")).isDisabled();
        dialog().getByLabel("Value").last().fill("12345678901234567890.10");
        inDialog("Save").click();
        assertThat(page.locator("main")).containsText("seats12345678901234567890.10");

        button("Edit metadata").click();
        inDialog("Edit as JSON").click();
        dialog().getByLabel("JSON")
                .fill("{\"seats\": 12345678901234567890.10, \"crm\": {\"id\": [1.0]}, \"gone\": null}");
        assertThat(dialog()).containsText("A member cannot be null here");
        dialog().getByLabel("JSON").fill("{\"seats\": 12345678901234567890.10, \"crm\": {\"id\": [1.0]}}");
        inDialog("Save").click();
        assertThat(page.locator("pre")).containsText("\"seats\": 12345678901234567890.10");
        assertThat(page.locator("pre")).containsText("1.0");
        assertThat(page.locator("pre")).not().containsText("tier");

        button("Edit metadata").click();
        world.call("PATCH", api(), Map.of("metadata", Map.of("by", "another")));
        dialog().getByLabel("JSON").fill("{}");
        inDialog("Save").click();
        assertThat(dialog()).containsText("PRECONDITION_FAILED");
    }

    @Test
    void givenARefusalOfAnUnknownRequest_whenTenantMetricAndTimeAreChosen_thenItIsFoundAndExplained() {
        world.refused(slug);
        String now = Instant.now().minus(Duration.ofMinutes(2)).toString();
        page.navigate("/console/refusals?range=around&within=5m&around=" + now);
        page.getByLabel("Metric").fill("runs");
        assertThat(row("org_" + slug)).containsText("UTC");

        page.getByLabel("Organization (slug or name)").fill("Acme");
        page.locator("datalist option[value='" + slug + "']")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.getByLabel("Organization (slug or name)").fill(slug);

        assertThat(page).hasURL(Pattern.compile(org() + "/refusals\\?range=around.*metric=runs"));
        assertThat(page.getByLabel("Metric")).hasValue("runs");
        link("Why?").click();
        assertThat(page.locator(".answer")).hasText("The request asked for 10 count of runs; 2 count were left.");

        page.navigate(org() + "/refusals?metric=runs&range=custom&until=2026-01-01T00:00:00.000Z");
        assertThat(page.locator("main")).containsText("No request was refused.");
    }

    @Test
    void givenTheZoneOfALimit_whenItIsChosen_thenPagesOfTheLimitUseItAndOthersSayTheyDoNot() {
        world.call(
                "PUT",
                api() + "/usage-limits",
                Map.of("metric", "runs", "period", "calendar-day", "limitQuantity", "100", "timeZone", "Asia/Kolkata"));
        page.navigate(org());
        page.getByLabel("Time zone").selectOption("limit");
        assertThat(page.locator(".account")).containsText("No limit with a zone here: UTC");

        page.navigate(org() + "/limits/one?metric=runs&unit=count&period=calendar-day");
        assertThat(page.locator(".account")).containsText("Asia/Kolkata");
        assertThat(page.locator(".facts")).containsText(Pattern.compile("Changed.*GMT\\+5:30"));
        page.navigate(org() + "/usage?metric=runs&unit=count&range=7d");
        assertThat(page.locator("table[role=table] th").first()).hasText("Day (Asia/Kolkata)");
        assertThat(page.locator(".u-legend")).containsText("Asia/Kolkata");
        var download = page.waitForDownload(() -> button("CSV").click());
        assertThat(download.path()).content().contains("T18:30:00.000Z,Asia/Kolkata,runs,count,");
        page.navigate(org() + "/usage?metric=storage&unit=byte&range=7d");
        assertThat(page.locator("table[role=table] th").first()).hasText("Day (UTC)");
    }

    @Test
    void givenTheDeletionOfAnOrganization_thenItCountsWhatGoesAndAsksForTheSlug() {
        page.navigate(org() + "/settings");
        button("Delete the organization").click();
        for (String part :
                List.of("6 members", "1 team", "1 project", "1 valid API key", "3 limits", "22 usage events")) {
            assertThat(dialog()).containsText(part);
        }
        dialog().getByLabel("Type " + slug + " to confirm").fill("acme");
        assertThat(inDialog("Delete the organization")).isDisabled();
        dialog().getByLabel("Type " + slug + " to confirm").fill(slug);
        inDialog("Delete the organization").click();

        assertThat(page.locator("h1")).hasText("Is anybody blocked?");
        JsonNode left = world.call("GET", "/v1/orgs?slug=" + slug, "");
        assertThat(left.path("items")).isEmpty();
    }

    @Test
    void givenSomebodyWhoMayNotReadTheAuditLog_thenNoLinkLeadsThere() {
        String token = world.call("POST", api() + "/api-keys", Map.of("name", "reader", "scopes", List.of("org:read")))
                .path("token")
                .asText();
        Page reader = chromium.signedIn(server.uri(), Look.LIGHT_WIDE, token);

        reader.navigate(org() + "/members/user-member");

        assertThat(reader.locator("main")).containsText("You may not see the projects of the organization.");
        assertThat(reader.locator("main a[href*='/audit']")).hasCount(0);
        assertThat(reader.getByText("Change role")).hasCount(0);
        reader.context().close();
    }
}
