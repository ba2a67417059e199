package org.landlord.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.landlord.it.console.Chromium.Look;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.ServerProcess;

/// What people do in the console, from the sign-in to the result.
@Tag("heavy")
class ConsoleJourneysIT extends ConsoleJourney {

    private static final String KEY_WITHOUT_ACCESS = "landlord_key_00000000000000000000000000_" + "x".repeat(32);

    @Test
    void givenABlockedCustomer_whenTheRefusalIsExplainedAndTheLimitRaised_thenTheCustomerIsUnblocked() {
        String requestId = world.refused(slug);

        page.navigate(org() + "/refusals");
        page.getByLabel("Request id").fill(requestId);
        button("Why was this refused?").click();

        assertThat(page.locator(".answer")).hasText("The request asked for 10 count of runs; 2 count were left.");
        assertThat(page.locator("main")).containsText("plan starter");

        button("Change").click();
        dialog().getByLabel("Limit (count)").fill("200");
        assertThat(dialog().locator(".effect")).containsText("102 count can be used until the window moves on.");
        dialog().getByLabel("Reason").fill("customer called");
        inDialog("Save the limit").click();
        assertThat(dialog()).hasCount(0);

        assertThat(page.locator("main")).containsText("The request would be acceptedYes");
        assertThat(page.locator("main")).containsText("customer called");
        JsonNode recorded = world.call("POST", api() + "/usage-events", Map.of("metric", "runs", "quantity", 10));
        assertThat(recorded.path("eventId").asText()).isNotEmpty();
    }

    @Test
    void givenAKeyInUse_whenItIsRevoked_thenItsLastUseIsSaidAndItNoLongerWorks() {
        JsonNode key =
                world.call("POST", api() + "/api-keys", Map.of("name", "leaked", "scopes", List.of("limit:read")));
        String token = key.path("token").asText();
        world.callWith(token, "GET", api() + "/usage-limits", "");

        page.navigate(org() + "/keys");
        Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("leaked"));
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Revoke"))
                .click();
        assertThat(dialog()).containsText("The key was last used");
        inDialog("Revoke").click();
        assertThat(dialog()).hasCount(0);
        assertThat(row).hasCount(0);

        assertThatThrownBy(() -> world.callWith(token, "GET", api() + "/usage-limits", ""))
                .hasMessageContaining("revoked");
    }

    @Test
    void givenANewKey_thenItsTokenIsShownOnceAndWorks() {
        page.navigate(org() + "/keys");
        button("New key").click();
        dialog().getByLabel("Name").fill("deploy");
        dialog().getByLabel("usage:read").check();
        inDialog("New key").click();

        String token = page.locator(".secret code").innerText();
        inDialog("I have stored it").click();

        assertThat(page.locator("main")).containsText("deploy");
        assertThat(page.content()).doesNotContain(token);
        assertThat(world.callWith(token, "GET", "/v1/whoami", "")
                        .path("permissions")
                        .get(0)
                        .asText())
                .isEqualTo("usage:read");
    }

    @Test
    void givenUsage_whenTheTableIsDownloaded_thenTheFileHasWhatIsSeenToTheLastDigit() throws Exception {
        page.navigate(org() + "/usage?metric=storage&unit=byte&range=7d");
        assertThat(page.locator("table[role=table]")).containsText("123,456,789,012,345,678.000000001");

        Download download = page.waitForDownload(() -> button("CSV").click());

        List<String> lines = Files.readAllLines(download.path());
        assertThat(lines.getFirst()).isEqualTo("bucketStart,timeZone,metric,unit,quantity,periodBefore");
        assertThat(lines.getLast()).contains(",UTC,storage,byte," + ConsoleWorld.LARGE + ",0");
        assertThat(page.locator("table[role=table] tbody tr").count()).isEqualTo(lines.size() - 1);
    }

    @Test
    void givenTheEndOfSummerTime_whenDaysAreThoseOfTheBrowser_thenTheDaysAddUpToTheSum() {
        for (String hour : List.of(
                "2026-10-24T21:30:00Z", "2026-10-24T22:30:00Z", "2026-10-25T22:30:00Z", "2026-10-25T23:30:00Z")) {
            world.call("POST", api() + "/usage-events", Map.of("metric", "dst", "quantity", 1, "observedAt", hour));
        }
        page.navigate(org());
        page.getByLabel("Time zone").selectOption("local");
        page.navigate(org() + "/usage?metric=dst&unit=count&range=custom&since=2026-10-24&until=2026-10-26");

        Locator rows = page.locator("table[role=table] tbody tr");
        assertThat(rows).hasCount(3);
        assertThat(rows.nth(0)).containsText("26 Oct 20261 count");
        assertThat(rows.nth(1)).containsText("25 Oct 20262 count");
        assertThat(rows.nth(2)).containsText("24 Oct 20261 count");
    }

    @Test
    void givenAnEventOfTheLedger_whenItIsVoided_thenItNoLongerCounts() {
        page.navigate(org() + "/usage/events?metric=runs");
        button("Details").click();
        inDialog("Void").click();
        dialog().getByLabel("Reason").fill("counted twice");
        inDialog("Void").click();

        assertThat(dialog()).containsText("counted twice");
        JsonNode limits = world.call("GET", api() + "/quota-status", "");
        assertThat(limits.findValues("usedQuantity").toString()).doesNotContain("95");
    }

    @Test
    void givenFilters_whenTheAddressIsOpenedByAColleague_thenTheySeeTheSame() {
        page.navigate(org() + "/audit");
        page.getByLabel("Action").first().fill("usage_limit.upsert");
        assertThat(page.locator("tbody tr")).hasCount(3);
        page.getByLabel("Period").selectOption("30d");
        String address = page.url();

        Page colleague = chromium.context(server.uri(), Look.DARK_WIDE).newPage();
        colleague.navigate(address);
        Chromium.signIn(colleague, AdminKey.TOKEN);

        assertThat(colleague).hasURL(address);
        assertThat(colleague.locator("tbody tr")).hasCount(3);
        assertThat(colleague.getByLabel("Action").first()).hasValue("usage_limit.upsert");
        colleague.context().close();
    }

    @Test
    void givenPagesThatWereVisited_whenGoingBack_thenThePageBeforeIsShown() {
        page.navigate(org());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Members"))
                .click();
        assertThat(page.locator("h1")).hasText("Who belongs to it?");
        page.getByLabel("Role").selectOption("owner");
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Teams"))
                .click();
        assertThat(page.locator("h1")).hasText("Which teams are there?");

        page.goBack();

        assertThat(page.locator("h1")).hasText("Who belongs to it?");
        assertThat(page.getByLabel("Role")).hasValue("owner");
        page.goBack();
        assertThat(page.locator("h1")).containsText("How is Acme");
    }

    @Test
    void givenAKeyboardOnly_thenThePaletteOpensPagesAndDialogsReturnTheFocus() {
        page.navigate(org());
        page.locator(".shell h1").waitFor();
        page.keyboard().press("Control+K");
        page.keyboard().type("limits");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("What may be used, and how much is left?");

        button("Set a limit").focus();
        page.keyboard().press("Enter");
        assertThat(dialog()).hasCount(1);
        page.keyboard().type("seats");
        page.keyboard().press("Escape");

        assertThat(dialog()).hasCount(0);
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Set a limit");
    }

    @Test
    void givenNamesThatAreMarkup_orLong_orFromRightToLeft_thenTheyAreTextEverywhere() {
        world.organization(slug + "m", ConsoleWorld.HOSTILE);
        world.organization(slug + "l", "N".repeat(200));
        world.organization(slug + "r", "شركة الاختبار");
        Page narrow = chromium.signedIn(server.uri(), Look.LIGHT_NARROW);
        for (Page seen : List.of(page, narrow)) {
            for (String suffix : List.of("m", "l", "r")) {
                for (String name : List.of("", "/members", "/settings", "/audit")) {
                    seen.navigate("/console/orgs/org_" + slug + suffix + name);
                    seen.locator("table, .facts").first().waitFor();
                    assertThat(seen.locator("img")).hasCount(0);
                    Object over = seen.evaluate("document.documentElement.scrollWidth - innerWidth");
                    assertThat(((Number) over).intValue()).as(seen.url()).isLessThanOrEqualTo(0);
                }
            }
        }
        page.navigate("/console/orgs/org_" + slug + "m/settings");
        assertThat(page.locator(".facts").first()).containsText(ConsoleWorld.HOSTILE);
        narrow.context().close();
    }

    @Test
    void givenAServerThatStops_thenThePageSaysSoAndRecoversWhenItIsBack() {
        Path own = folder.resolve("own");
        Page open;
        int port;
        try (ServerProcess first = ServerProcess.start(own)) {
            port = first.uri().getPort();
            open = chromium.signedIn(first.uri(), Look.LIGHT_WIDE);
            open.navigate("/console/orgs");
            assertThat(open.locator("main")).containsText("There is no organization yet.");
        }
        open.getByLabel("Name").fill("a");
        assertThat(open.locator(".problem")).containsText("The server does not answer.");

        try (ServerProcess _ = ServerProcess.start(own, Map.of("LANDLORD_PORT", String.valueOf(port)))) {
            assertThat(open.locator(".problem"))
                    .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(15_000));
            assertThat(open.locator("main")).containsText("No organization has this name.");
            open.context().close();
        }
    }

    @Test
    void givenSomebodyWithFewPermissions_thenWhatTheyMayNotDoIsNotThere() {
        String token = world.call(
                        "POST",
                        api() + "/api-keys",
                        Map.of("name", "reader", "scopes", List.of("org:read", "limit:read")))
                .path("token")
                .asText();
        Page reader = chromium.signedIn(server.uri(), Look.LIGHT_WIDE, token);

        assertThat(reader.locator("h1")).containsText("How is Acme");
        assertThat(reader.locator(".rail")).not().containsText("Audit log");
        assertThat(reader.locator(".rail")).not().containsText("Platform");
        reader.navigate(org() + "/limits");
        assertThat(reader.locator("tbody tr")).hasCount(3);
        assertThat(reader.getByText("Set a limit")).hasCount(0);
        reader.navigate("/console/orgs/org_other");
        assertThat(reader.locator(".problem")).containsText("Not found.");
        reader.context().close();
    }

    @Test
    void givenAWrongKey_thenTheSignInSaysWhy() {
        Page stranger = chromium.context(server.uri(), Look.LIGHT_WIDE).newPage();
        stranger.navigate(org());
        stranger.getByLabel("API key").fill(KEY_WITHOUT_ACCESS);
        stranger.getByText("Sign in with the key").click();

        assertThat(stranger.locator(".problem")).containsText("UNAUTHENTICATED");
        stranger.context().close();
    }

    @Test
    void givenASession_whenItIsRevoked_thenThePageIsShutOut() {
        Page other = chromium.signedIn(server.uri(), Look.LIGHT_WIDE);
        other.navigate(org() + "/limits");
        assertThat(other.locator("tbody tr")).hasCount(3);

        page.navigate("/console/sessions");
        page.locator("tbody tr").first().waitFor();
        world.call("GET", "/v1/sessions?limit=200", "")
                .path("items")
                .forEach(session -> world.call(
                        "DELETE", "/v1/sessions/" + session.path("sessionId").asText(), ""));

        assertThat(other.getByText("Your session has ended"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
        other.context().close();
    }

    @Test
    void givenSignOut_thenTheCookieNoLongerOpensAnything() {
        page.navigate(org());
        button("Sign out").click();
        assertThat(page.getByText("Sign in with the key")).isVisible();

        page.navigate(org());
        assertThat(page.getByText("Sign in with the key")).isVisible();
    }

    @Test
    void givenAnotherLanguage_thenTextsAndNumbersFollow() {
        page.navigate(org() + "/limits");
        page.getByLabel("Language").selectOption("de");

        assertThat(page.locator("h1")).hasText("Was darf genutzt werden, und wie viel ist frei?");
        assertThat(page.locator("table")).containsText("123.456.789.012.345.678,000000001");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
    }
}
