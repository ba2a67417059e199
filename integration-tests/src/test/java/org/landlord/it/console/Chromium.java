package org.landlord.it.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.landlord.it.support.AdminKey;

/// The browser of the tests. Collects what its pages report as errors.
final class Chromium implements AutoCloseable {

    private static final List<Path> PLACES = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
            .map(Path::of)
            .toList();

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final int WIDE = 1280;
    private static final int NARROW = 360;
    private static final int HEIGHT = 800;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> errors = new ArrayList<>();

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// Starts the browser, or skips the test if there is none.
    static Chromium start() {
        Path program = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
        Assumptions.assumeTrue(
                program != null,
                "Chromium is not installed: the tests of the console are skipped (apt install chromium)");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(FLAGS));
        return new Chromium(playwright, browser);
    }

    /// How a page is looked at.
    enum Look {
        LIGHT_WIDE(ColorScheme.LIGHT, WIDE),
        DARK_WIDE(ColorScheme.DARK, WIDE),
        LIGHT_NARROW(ColorScheme.LIGHT, NARROW),
        DARK_NARROW(ColorScheme.DARK, NARROW);

        private final ColorScheme scheme;
        private final int width;

        Look(ColorScheme scheme, int width) {
            this.scheme = scheme;
            this.width = width;
        }

        /// Changes a page that is open.
        void apply(Page page) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.setViewportSize(width, HEIGHT);
        }

        /// For the name of a screenshot.
        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// A browser without cookies, as a new user has it.
    BrowserContext context(URI server, Look look) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(server.toString())
                .setColorScheme(look.scheme)
                .setViewportSize(look.width, HEIGHT)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin"));
        context.onPage(page -> {
            page.onPageError(error -> errors.add(page.url() + ": " + error));
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    errors.add(page.url() + ": " + message.text());
                }
            });
        });
        return context;
    }

    /// A page that is signed in with a key.
    Page signedIn(URI server, Look look, String token) {
        Page page = context(server, look).newPage();
        page.navigate("/console/");
        signIn(page, token);
        return page;
    }

    /// A page that is signed in as the administrator of the platform.
    Page signedIn(URI server, Look look) {
        return signedIn(server, look, AdminKey.TOKEN);
    }

    static void signIn(Page page, String token) {
        page.getByLabel("API key").fill(token);
        page.getByText("Sign in with the key").click();
        page.locator(".shell h1").waitFor();
    }

    /// What pages have reported as errors: exceptions of scripts, and what the Content-Security-Policy has blocked.
    List<String> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
