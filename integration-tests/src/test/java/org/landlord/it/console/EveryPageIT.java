package org.landlord.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.console.Chromium.Look;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.Closing;
import org.landlord.it.support.ServerProcess;
import org.landlord.it.workflow.GatewayDouble;

/// Every page of the console, light and dark, wide and narrow: it is drawn without an error, and nothing is wider than
/// the window. Screenshots are in `target/console`. axe finds nothing in both colors and both widths.
@Tag("heavy")
class EveryPageIT {

    private static final Path SCREENSHOTS = Path.of("target/console");
    private static final Path ROUTES = Path.of("../adapter-console/src/main/console/shell/pages.tsx");
    /// What axe finds depends on the colors or on the width. It takes longer than everything else.
    private static final Set<Look> AUDITED = EnumSet.of(Look.DARK_NARROW, Look.LIGHT_WIDE);

    private static final Pattern PATTERN = Pattern.compile("\\['(/[^']*)',");

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static ServerProcess server;
    private static GatewayDouble engine;
    private static String requestId;
    private static String approvalId;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        engine = GatewayDouble.create();
        server = ServerProcess.start(folder, ConsoleWorld.GATEWAY_SETTINGS);
        ConsoleWorld world = new ConsoleWorld(server.uri());
        world.organization("acme", "Acme");
        requestId = world.refused("acme");
        approvalId = world.workflows("acme", engine);
    }

    @AfterAll
    static void stop() {
        Closing.all(server, engine, chromium);
    }

    @Test
    void givenAPageOfTheConsole_thenThisTestLooksAtIt() throws Exception {
        Set<String> patterns = new TreeSet<>(PATTERN.matcher(Files.readString(ROUTES))
                .results()
                .map(found -> found.group(1))
                .toList());

        assertThat(ConsolePages.EXAMPLES.keySet()).containsExactlyInAnyOrderElementsOf(patterns);
    }

    @Test
    void givenOneLook_whenEveryPageIsOpened_thenItIsAccessibleAndFits() {
        openEveryPage(List.of(Look.DARK_NARROW));
    }

    @Test
    @Tag("heavy")
    void givenTheOtherLooks_whenEveryPageIsOpened_thenItIsAccessibleAndFits() {
        openEveryPage(List.of(Look.LIGHT_WIDE, Look.DARK_WIDE, Look.LIGHT_NARROW));
    }

    private static void openEveryPage(List<Look> looks) {
        Page page = chromium.context(server.uri(), looks.getFirst()).newPage();
        page.navigate("/console/");
        page.getByText("Sign in with the key").waitFor();
        inspect(page, looks, "sign-in");
        Chromium.signIn(page, AdminKey.TOKEN);

        ConsolePages.EXAMPLES.forEach((pattern, example) -> {
            page.navigate(ConsolePages.address(example, requestId, approvalId));
            page.locator(".shell h1").waitFor();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(page.locator(".problem").allInnerTexts()).as(pattern).isEmpty();
            inspect(page, looks, name(pattern));
        });

        page.context().close();
        assertThat(chromium.errors()).isEmpty();
    }

    /// A page is opened once and looked at in each way.
    private static void inspect(Page page, List<Look> looks, String name) {
        for (Look look : looks) {
            look.apply(page);
            inspect(page, look, name);
        }
    }

    private static void inspect(Page page, Look look, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + "-" + look.label() + ".png"))
                .setFullPage(true));
        if (AUDITED.contains(look)) {
            assertThat(violations(page)).as("%s, %s", name, look).isEmpty();
        }
        Object over = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        assertThat(((Number) over).intValue())
                .as("%s, %s: wider than the window", name, look)
                .isLessThanOrEqualTo(0);
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule ->
                                rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                        .toList();
    }

    private static String name(String pattern) {
        String name = pattern.replaceAll("/:?", "-").replaceFirst("^-", "");
        return name.isEmpty() ? "overview" : name;
    }
}
