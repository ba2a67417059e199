package org.landlord.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.console.Chromium.Look;
import org.landlord.it.support.Closing;
import org.landlord.it.support.ServerProcess;

/// An open page whose session ends or changes without it. What it reads by itself does not keep the session alive.
@Tag("heavy")
class ConsoleIdleIT {

    private static final int IDLE_SECONDS = 6;
    private static final long AWAY_MILLIS = 61_000;
    private static final double PATIENCE = 5 * 1000 * IDLE_SECONDS;

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static ServerProcess server;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        server = ServerProcess.start(folder, Map.of("LANDLORD_CONSOLE_SESSION_IDLE", IDLE_SECONDS + "s"));
    }

    @AfterAll
    static void stop() {
        Closing.all(server, chromium);
    }

    private static void open(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
        assertThat(page.locator("main .loading")).hasCount(0);
    }

    @Test
    void givenAnOpenPage_whenItsUserGoesAway_thenItsSessionEndsAfterTheIdleTime() {
        Page page = chromium.signedIn(server.uri(), Look.LIGHT_WIDE);
        page.clock().install();
        page.navigate("/console/sessions");
        for (int second = 0; second < 2 * IDLE_SECONDS; second++) {
            open(page, second % 2 == 0 ? "Organizations" : "Sessions");
            page.waitForTimeout(1000);
        }
        assertThat(page.locator(".shell h1")).hasText("Who is signed in?");

        // A minute passes in the browser, but not on the server.
        page.clock().fastForward(AWAY_MILLIS);

        assertThat(page.getByText("Your session has ended."))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
        assertThat(chromium.errors()).isEqualTo(List.of());
    }

    @Test
    void givenAnOpenPage_whenSomebodyElseSignsInInAnotherTab_thenThePageIsTheirs() {
        ConsoleWorld world = new ConsoleWorld(server.uri());
        world.call("POST", "/v1/orgs", Map.of("orgId", "org_acme", "slug", "acme", "name", "Acme"));
        JsonNode key = world.call(
                "POST", "/v1/orgs/org_acme/api-keys", Map.of("name", "other", "scopes", List.of("org:read")));
        Page page = chromium.signedIn(server.uri(), Look.LIGHT_WIDE);
        page.navigate("/console/orgs");
        assertThat(page.locator("main")).containsText("Acme");

        Page tab = page.context().newPage();
        tab.navigate("/console/");
        tab.evaluate("""
                (apiKey) => fetch('/console/auth/session', {
                  method: 'POST',
                  headers: { 'Content-Type': 'application/json' },
                  body: JSON.stringify({ apiKey }),
                })""", key.path("token").asText());

        assertThat(page.locator(".who")).containsText(key.path("keyId").asText());
        assertThat(page.locator("h1")).hasText("You may not read this page");
        page.context().close();
    }
}
