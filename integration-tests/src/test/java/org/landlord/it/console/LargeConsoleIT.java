package org.landlord.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.console.Chromium.Look;
import org.landlord.it.support.Closing;
import org.landlord.it.support.ServerProcess;
import org.landlord.it.workflow.GatewayDouble;

/// Every page of the console on a large platform: 100,000 organizations, 1,000,000 events and 10,000 limits, half
/// of them of one organization. `target/console/times.txt` has how long each page took until it was drawn;
/// `benchmarks/console` prints it.
@Tag("heavy")
class LargeConsoleIT {

    private static final Path TIMES = Path.of("target/console/times.txt");

    private static final int ORGANIZATIONS = 100_000;
    private static final int EVENTS = 1_000_000;
    private static final int BATCH = 5_000;
    private static final int LIMITS = 10_000;
    private static final int OF_A_KIND = 500;
    private static final int CALLERS = 64;
    private static final int RECORDERS = 4;
    private static final int VISITS = 2;

    private static final String INSERT = """
        WITH RECURSIVE numbers (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM numbers WHERE number + 1 < ?1)
        INSERT INTO organization (org_id, slug, name, metadata, created_at, updated_at)
        SELECT printf('org_%06d', number), printf('org-%06d', number), 'Organization ' || number, '{}', ?2, ?2
        FROM numbers
        """;

    /// Remembers when the page has changed last, in milliseconds since the navigation began.
    private static final String WATCH = "new MutationObserver(() => { window.drawn = performance.now(); })"
            + ".observe(document, {subtree: true, childList: true, characterData: true, attributes: true});";

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static ServerProcess server;
    private static ConsoleWorld world;
    private static GatewayDouble engine;
    private static String approvalId;

    @BeforeAll
    static void fill() throws Exception {
        chromium = Chromium.start();
        engine = GatewayDouble.create();
        Map<String, String> settings = new HashMap<>(ConsoleWorld.GATEWAY_SETTINGS);
        settings.put("LANDLORD_CALLS_PER_SECOND", "0");
        server = ServerProcess.start(folder, settings);
        world = new ConsoleWorld(server.uri());
        world.organization("acme", "Acme");
        approvalId = world.workflows("acme", engine);
        addOrganizations();
        together(OF_A_KIND, LargeConsoleIT::addToAcme);
        together(LIMITS / 2, number -> limit("org_acme", "metric_" + number));
        together(LIMITS / 2, number -> limit("org_%06d".formatted(number), "tokens"));
        together(EVENTS / BATCH, RECORDERS, LargeConsoleIT::record);
    }

    @AfterAll
    static void stop() {
        Closing.all(server, engine, chromium);
    }

    /// Written into the file: so many requests would take minutes.
    private static void addOrganizations() throws SQLException {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + server.database());
                PreparedStatement insert = file.prepareStatement(INSERT)) {
            insert.setInt(1, ORGANIZATIONS);
            insert.setLong(2, Instant.now().toEpochMilli());
            assertThat(insert.executeUpdate()).isEqualTo(ORGANIZATIONS);
        }
    }

    private static void addToAcme(int number) {
        String org = "/v1/orgs/org_acme";
        world.call("PUT", org + "/members/person-" + number, Map.of("role", "member"));
        world.call("POST", org + "/teams", Map.of("slug", "team-" + number, "name", "Team " + number));
        world.call("POST", org + "/projects", Map.of("slug", "project-" + number, "name", "Project " + number));
        world.call("PUT", org + "/secret-refs/SECRET_" + number, Map.of("provider", "vault", "ref", "kv/" + number));
        world.call("POST", org + "/api-keys", Map.of("name", "key " + number, "scopes", List.of("usage:write")));
    }

    private static void limit(String orgId, String metric) {
        world.call(
                "PUT",
                "/v1/orgs/" + orgId + "/usage-limits",
                Map.of("metric", metric, "period", "calendar-month", "limitQuantity", "6000"));
    }

    /// A part of the events: every other one of Acme, the others of one organization each time.
    private static void record(int batch) {
        String org = batch % 2 == 0 ? "org_acme" : "org_%06d".formatted(batch);
        Instant first = Instant.now().minus(Duration.ofDays(30));
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            int number = batch * BATCH + i;
            events.add(Map.of(
                    "metric",
                    batch % 4 == 0 ? "metric_" + i : "tokens",
                    "quantity",
                    number % 7 + 1,
                    "runId",
                    "run_" + number % 1_000,
                    "observedAt",
                    first.plusSeconds(number * 2L).toString()));
        }
        for (int from = 0; from < BATCH; from += 1_000) {
            world.call("POST", "/v1/orgs/" + org + "/usage-events?enforce=false", events.subList(from, from + 1_000));
        }
    }

    private static void together(int count, IntConsumer work) throws Exception {
        together(count, CALLERS, work);
    }

    private static void together(int count, int callers, IntConsumer work) throws Exception {
        Semaphore places = new Semaphore(callers);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                done.add(threads.submit(() -> {
                    places.acquireUninterruptibly();
                    try {
                        work.accept(number);
                    } finally {
                        places.release();
                    }
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
    }

    @Test
    void givenALargePlatform_whenEveryPageIsOpened_thenEachIsDrawn() throws Exception {
        String requestId = world.refused("acme");
        Page page = chromium.signedIn(server.uri(), Look.LIGHT_WIDE);
        BrowserContext context = page.context();
        context.addInitScript(WATCH);
        StringBuilder times = new StringBuilder(
                "page                                           drawn after, ms: best of " + VISITS + ", worst\n");
        ConsolePages.EXAMPLES.forEach((pattern, example) -> {
            List<Double> drawn = new ArrayList<>();
            for (int visit = 0; visit < VISITS; visit++) {
                page.navigate(ConsolePages.address(example, requestId, approvalId));
                page.locator(".shell h1").waitFor();
                page.waitForLoadState(LoadState.NETWORKIDLE);
                assertThat(page.locator(".problem").allInnerTexts()).as(pattern).isEmpty();
                assertThat(page.locator(".loading").count())
                        .as("%s is still loading", pattern)
                        .isZero();
                drawn.add(((Number) page.evaluate("window.drawn")).doubleValue());
            }
            times.append(String.format(
                    Locale.ROOT,
                    "%-46s %6.0f %6.0f%n",
                    pattern,
                    drawn.stream().min(Double::compare).orElseThrow(),
                    drawn.stream().max(Double::compare).orElseThrow()));
        });
        Files.createDirectories(TIMES.getParent());
        Files.writeString(TIMES, times);
        assertThat(chromium.errors()).isEmpty();
    }
}
