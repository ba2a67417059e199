package org.landlord.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.console.Chromium.Look;
import org.landlord.it.support.ServerProcess;

/// A server for the tests of a class. Each test has an organization of its own, and a page that is signed in as the
/// administrator.
@TestInstance(Lifecycle.PER_CLASS)
abstract class ConsoleJourney {

    @TempDir
    static Path folder;

    Chromium chromium;
    ServerProcess server;
    ConsoleWorld world;
    Page page;
    String slug = "";

    private BrowserContext context;
    private int organizations;

    @BeforeAll
    void start() {
        chromium = Chromium.start();
        server = ServerProcess.start(folder, settings());
        world = new ConsoleWorld(server.uri());
    }

    /// Settings of the server, by their names in the environment.
    Map<String, String> settings() {
        return Map.of();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void signIn() {
        slug = "acme" + ++organizations;
        world.organization(slug, "Acme " + organizations);
        page = chromium.signedIn(server.uri(), Look.LIGHT_WIDE);
        context = page.context();
    }

    @AfterEach
    void noErrors() {
        context.close();
        assertThat(chromium.errors()).isEmpty();
    }

    /// The address of the organization in the console.
    final String org() {
        return "/console/orgs/org_" + slug;
    }

    /// The address of the organization in the API.
    final String api() {
        return "/v1/orgs/org_" + slug;
    }

    final Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    final Locator link(String name) {
        return page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    final Locator row(String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    final Locator dialog() {
        return page.locator("dialog[open]");
    }

    final Locator inDialog(String name) {
        return dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
