package org.landlord.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.landlord.it.console.Chromium.Look;
import org.landlord.it.console.ConsoleActions.Action;
import org.landlord.it.support.BrowserIssuer;
import org.landlord.it.support.Closing;
import org.landlord.it.support.ServerProcess;
import org.landlord.it.workflow.GatewayDouble;

/// What users of each role see in the console: what docs/permissions.md gives the role, and nothing else.
@Tag("heavy")
class ConsoleRolesIT {

    private static final DocumentedRoles ROLES = new DocumentedRoles();
    private static final String ORG = "/console/orgs/org_acme";
    private static final String API = "/v1/orgs/org_acme";
    private static final String REFUSED = "You may not read this page";

    /// The entries of the rail, and the pages that they open.
    private static final Map<String, String> RAIL = rail();

    /// Entries whose page has nothing for most roles: nothing was refused, and nothing waits for them.
    private static final Set<String> MAY_BE_EMPTY = Set.of("Refusals", "Approvals");

    private static final Map<Person, List<Cookie>> SESSIONS = new EnumMap<>(Person.class);

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static BrowserIssuer issuer;
    private static ServerProcess server;
    private static GatewayDouble engine;
    private static String requestId;
    private static String approvalId;
    private static String eventId;

    private BrowserContext context;
    private Page page;

    /// Somebody with a role in the organization, or in its project through a team.
    enum Person {
        OWNER("user-owner", "owner"),
        ADMIN("user-admin", "admin"),
        BILLING("user-billing", "billing"),
        AUDITOR("user-auditor", "auditor"),
        MEMBER("user-member", "member"),
        PROJECT_ADMIN("user-lead", "project admin"),
        PROJECT_VIEWER("user-viewer", "project viewer");

        private final String userId;
        private final String role;

        Person(String userId, String role) {
            this.userId = userId;
            this.role = role;
        }

        private boolean isOfProject() {
            return role.startsWith("project ");
        }

        /// Whether they have a permission in the organization, or in the project.
        private boolean may(String permission, boolean inProject) {
            String inOrganization = isOfProject() ? "member" : role;
            return permission.isEmpty()
                    || ROLES.has(inOrganization, permission)
                    || isOfProject() && inProject && ROLES.has(role, permission);
        }
    }

    private static Map<String, String> rail() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("Overview", "/orgs/:orgId");
        entries.put("Usage", "/orgs/:orgId/usage");
        entries.put("Limits", "/orgs/:orgId/limits");
        entries.put("Refusals", "/orgs/:orgId/refusals");
        entries.put("Workflows", "/orgs/:orgId/workflows");
        entries.put("Runs", "/orgs/:orgId/runs");
        entries.put("Approvals", "/orgs/:orgId/approvals");
        entries.put("Policies", "/orgs/:orgId/policies");
        entries.put("Gateways", "/orgs/:orgId/gateways");
        entries.put("Projects", "/orgs/:orgId/projects");
        entries.put("Members", "/orgs/:orgId/members");
        entries.put("Teams", "/orgs/:orgId/teams");
        entries.put("API keys", "/orgs/:orgId/keys");
        entries.put("Sessions", "/orgs/:orgId/sessions");
        entries.put("Identity providers", "/orgs/:orgId/identity-providers");
        entries.put("Secrets", "/orgs/:orgId/secrets");
        entries.put("Billing", "/orgs/:orgId/billing");
        entries.put("Audit log", "/orgs/:orgId/audit");
        entries.put("Settings", "/orgs/:orgId/settings");
        return entries;
    }

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        issuer = BrowserIssuer.start();
        engine = GatewayDouble.create();
        Map<String, String> settings = new LinkedHashMap<>(ConsoleWorld.GATEWAY_SETTINGS);
        settings.put("LANDLORD_OIDC_ALLOW_PRIVATE_ISSUERS", "true");
        server = ServerProcess.start(folder, settings);
        ConsoleWorld world = new ConsoleWorld(server.uri());
        world.organization("acme", "Acme");
        world.trust("acme", issuer.address(), Map.of("emailDomains", List.of("acme.example")));
        // A member without a project.
        world.call("DELETE", API + "/teams/team_engineering/members/user-member", "");
        world.call("POST", API + "/teams", Map.of("teamId", "team_leads", "slug", "leads", "name", "Leads"));
        world.call("PUT", API + "/teams/team_leads/members/user-lead", Map.of());
        world.call("PUT", API + "/projects/project_app/teams/team_leads", Map.of("role", "admin"));
        Map<String, Object> ofProject = Map.of("projectId", "project_app");
        world.call("PUT", API + "/usage-limits", with(ofProject, "seats", "lifetime"));
        world.call(
                "PUT", API + "/secret-refs/API_TOKEN?projectId=project_app", Map.of("provider", "vault", "ref", "kv"));
        world.call("POST", API + "/api-keys", Map.of("name", "everything", "scopes", List.of("*")));
        Map<String, Object> reservation = Map.of("metric", "runs", "quantity", 1, "ttl", 3600);
        world.call("POST", API + "/quota-reservations", joined(reservation, ofProject));
        requestId = world.refused("acme");
        approvalId = world.workflows("acme", engine);
        eventId = world.call("GET", API + "/usage-events?projectId=project_app&limit=1", "")
                .path("items")
                .path(0)
                .path("eventId")
                .asText();
    }

    private static Map<String, Object> with(Map<String, Object> place, String metric, String period) {
        return joined(Map.of("metric", metric, "period", period, "limitQuantity", "10"), place);
    }

    private static Map<String, Object> joined(Map<String, Object> one, Map<String, Object> other) {
        Map<String, Object> all = new LinkedHashMap<>(one);
        all.putAll(other);
        return all;
    }

    @AfterAll
    static void stop() {
        Closing.all(server, engine, issuer, chromium);
    }

    @BeforeEach
    void open() {
        context = chromium.context(server.uri(), Look.LIGHT_WIDE);
        page = context.newPage();
    }

    @AfterEach
    void noErrors() {
        context.close();
        assertThat(chromium.errors()).isEmpty();
    }

    /// Signs in at the provider; the next time the browser has the session still.
    private void signIn(Person person) {
        List<Cookie> known = SESSIONS.get(person);
        if (known != null) {
            context.addCookies(known);
            page.navigate("/console/");
            awaitContent();
            return;
        }
        ProviderSignIn.signIn(page, person.userId + "@acme.example", person.userId);
        SESSIONS.put(person, context.cookies());
    }

    private Locator main() {
        return page.locator("main");
    }

    /// Waits until a page has its content: the first value, or that there is none.
    private void awaitContent() {
        main().locator("td, dd, .empty, .items").first().waitFor();
        assertThat(main().locator(".loading")).hasCount(0);
    }

    /// Opens an address as a link in the console does, which is faster than loading it.
    private void go(String address) {
        page.evaluate("""
                (address) => new Promise((drawn) => {
                  history.pushState(null, '', address);
                  dispatchEvent(new PopStateEvent('popstate'));
                  requestAnimationFrame(() => requestAnimationFrame(drawn));
                })""", address);
        awaitContent();
    }

    private void assertNoProblem(String what) {
        assertThat(page.locator(".problem").allInnerTexts()).as(what).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void givenARole_whenTheRailIsUsed_thenItHasWhatTheRoleMayReadAndEachPageHasItsContent(Person person) {
        signIn(person);
        List<String> expected = RAIL.entrySet().stream()
                .filter(entry -> person.may(ConsolePages.needs(entry.getValue()), true))
                .map(Map.Entry::getKey)
                .toList();

        Locator entries = page.locator(".rail nav a");
        assertThat(entries.allInnerTexts()).isEqualTo(expected);
        for (String entry : expected) {
            String before = page.locator(".shell h1").innerText();
            page.locator(".rail nav")
                    .getByText(entry, new Locator.GetByTextOptions().setExact(true))
                    .click();
            if (!entry.equals("Overview")) {
                assertThat(page.locator(".shell h1")).not().hasText(before);
            }
            awaitContent();
            assertNoProblem(entry);
            if (!MAY_BE_EMPTY.contains(entry)) {
                assertThat(main().locator("td, dd").first()).isVisible();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("heavy")
    void givenARole_whenAnyAddressIsOpened_thenThePageSaysInWordsWhatMayNotBeRead(Person person) {
        signIn(person);

        ConsolePages.EXAMPLES.forEach((pattern, example) -> {
            boolean isOfPlatform = !pattern.startsWith("/orgs/") && !pattern.equals("/");
            String permission = pattern.equals("/") ? "" : ConsolePages.needs(pattern);
            boolean mayRead = !isOfPlatform && person.may(permission, true);
            if (mayRead && RAIL.containsValue(pattern)) {
                return;
            }
            go(ConsolePages.address(example, requestId, approvalId));

            assertNoProblem(pattern);
            if (mayRead) {
                assertThat(page.locator(".shell h1")).not().hasText(REFUSED);
            } else {
                assertThat(page.locator(".shell h1")).hasText(REFUSED);
                assertThat(main()).containsText(isOfPlatform ? "platform" : permission);
            }
        });
    }

    @Test
    void givenALink_whenItIsLoadedAnew_thenItIsThePageOrSaysThatItMayNotBeRead() {
        signIn(Person.MEMBER);

        page.navigate(ORG + "/billing");
        assertThat(page.locator(".shell h1")).hasText(REFUSED);
        page.navigate(ORG + "/members");
        assertThat(main()).containsText("user-owner");
    }

    @ParameterizedTest
    @EnumSource
    void givenARole_thenTheButtonsAreThoseThatTheRoleMayUse(Person person) {
        signIn(person);
        String open = "";

        for (Action action : ConsoleActions.all(eventId)) {
            boolean isOfOrganization = action.page().contains("metric=runs");
            if (!person.may(action.pagePermission(), !isOfOrganization)) {
                continue;
            }
            if (!open.equals(action.page())) {
                open = action.page();
                go(ORG + open);
                if (open.contains("eventId")) {
                    page.locator("dialog[open] dd").first().waitFor();
                }
            }
            Locator place = action.row().isEmpty()
                    ? page.locator("header.head, dialog[open], section")
                    : main().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(action.row()));
            if (!action.row().isEmpty() && person.may(action.permission(), action.inProject())) {
                place.first().waitFor();
            }
            int buttons = place.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions()
                                    .setName(action.button())
                                    .setExact(true))
                    .count();
            assertThat(buttons > 0).as("%s", action).isEqualTo(person.may(action.permission(), action.inProject()));
        }
    }

    @Test
    void givenAnAdmin_whenTheyChangeARole_thenTheyMayNotMakeAnOwner() {
        signIn(Person.ADMIN);
        page.navigate(ORG + "/members");
        page.getByText("Add a member").click();

        assertThat(page.locator("dialog[open]")
                        .getByLabel("Role")
                        .locator("option")
                        .allInnerTexts())
                .containsExactly("Admin", "Billing", "Auditor", "Member");
    }

    @Test
    void givenAStranger_whenTheySignIn_thenThePageSaysWhyTheyMayNot() {
        ProviderSignIn.name(page, "stranger@acme.example");
        ProviderSignIn.logIn(page, "stranger");

        assertThat(page.locator(".problem")).hasText("You have no access. Ask an administrator of your organization.");
        page.navigate(ORG);
        assertThat(page.getByText("Sign in to open the page.")).isVisible();

        ProviderSignIn.name(page, "no-such-organization");
        assertThat(page.locator(".problem")).containsText("No identity provider was found");
    }

    @Test
    void givenAnOrganizationWithTwoProviders_whenItsSlugIsNamed_thenTheUserIsAskedForTheProvider() {
        ProviderSignIn.name(page, "acme");
        assertThat(page.locator(".problem")).containsText("Several identity providers match.");

        page.getByLabel("Organization or e-mail address").fill("acme");
        page.getByLabel("Identity provider").fill("sso");
        ProviderSignIn.next(page);
        ProviderSignIn.logIn(page, "user-owner");

        assertThat(page.locator(".who")).containsText("user-owner");
    }
}
