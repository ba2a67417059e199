package org.landlord.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.console.Chromium.Look;
import org.landlord.it.support.BrowserIssuer;
import org.landlord.it.support.Closing;
import org.landlord.it.support.ServerProcess;
import org.landlord.it.workflow.GatewayDouble;

/// Workflows in the console, as an operator of a project uses them: launching, watching, deciding by keyboard, and what
/// the console says where they may not.
@Tag("heavy")
class ConsoleWorkflowsIT {

    private static final String USER = "user-lead";
    private static final String ORG = "/console/orgs/org_acme";
    private static final String API = "/v1/orgs/org_acme";
    private static final double PATIENCE = 30_000;

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static BrowserIssuer issuer;
    private static GatewayDouble engine;
    private static ServerProcess server;
    private static ConsoleWorld world;
    private static int runs;

    private BrowserContext context;
    private Page page;
    private String runId = "";

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        issuer = BrowserIssuer.start();
        engine = GatewayDouble.create();
        Map<String, String> settings = new HashMap<>(ConsoleWorld.GATEWAY_SETTINGS);
        settings.put("LANDLORD_OIDC_ALLOW_PRIVATE_ISSUERS", "true");
        server = ServerProcess.start(folder, settings);
        world = new ConsoleWorld(server.uri());
        world.organization("acme", "Acme");
        world.trust("acme", issuer.address(), Map.of("emailDomains", List.of("acme.example")));
        world.call("POST", API + "/teams", Map.of("teamId", "team_leads", "slug", "leads", "name", "Leads"));
        world.call("PUT", API + "/teams/team_leads/members/" + USER, Map.of());
        world.call("PUT", API + "/projects/project_app/teams/team_leads", Map.of("role", "admin"));
        world.gateway(engine);
    }

    @AfterAll
    static void stop() {
        Closing.all(server, engine, issuer, chromium);
    }

    @BeforeEach
    void signIn() {
        runId = "run_" + ++runs;
        context = chromium.context(server.uri(), Look.LIGHT_WIDE);
        page = context.newPage();
        ProviderSignIn.signIn(page, USER + "@acme.example", USER);
    }

    @AfterEach
    void noErrors() {
        context.close();
        assertThat(chromium.errors()).isEmpty();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator dialog() {
        return page.locator("dialog[open]");
    }

    private Locator inDialog(String name) {
        return dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /// The state on the page of a run.
    private void awaitState(String state) {
        assertThat(page.locator(".run-state .pill"))
                .containsText(state, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }

    private void openRun() {
        page.navigate(ORG + "/runs/" + runId);
    }

    /// Opens the form of the approval that a run of another caller waits for.
    private void openForm(String workflow, String title) {
        world.launch("acme", runId, workflow);
        world.asked("acme", runId);
        page.navigate(ORG + "/approvals?workflow=" + workflow);
        button("Decide " + title).click();
    }

    @Test
    void givenAWorkflow_whenItIsLaunched_thenItsPageFollowsItToItsEnd() {
        page.navigate(ORG + "/workflows");
        button("Launch hello").click();
        dialog().getByLabel("Input (JSON)").fill("{\"name\": ");
        assertThat(dialog()).containsText("This is not a JSON object.");
        assertThat(inDialog("Launch")).isDisabled();
        dialog().getByLabel("Input (JSON)").fill("{\"name\": \"Ada\"}");
        inDialog("Launch").click();

        assertThat(page).hasURL(Pattern.compile(ORG + "/runs/run_[0-9a-f]+$"));
        awaitState("succeeded");
        assertThat(page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Nodes")))
                .containsText("greet");
        assertThat(page.locator("main")).containsText("Hello, Ada!");
        assertThat(button("Cancel")).isDisabled();
        assertThat(page.locator("main")).containsText("nothing can be done with it any more");
    }

    @Test
    void givenALaunchAboveAHardLimit_thenItIsRefusedAndTheReasonIsALinkAway() {
        page.navigate(ORG + "/workflows");
        button("Launch hello").click();
        inDialog("Add a quantity").click();
        dialog().getByLabel("Metric").fill("runs");
        dialog().getByLabel("Quantity", new Locator.GetByLabelOptions().setExact(true))
                .fill("50");
        inDialog("Launch").click();

        assertThat(dialog()).containsText("QUOTA_EXCEEDED");
        assertThat(dialog().getByText("Why was this refused?"))
                .hasAttribute("href", Pattern.compile(ORG + "/refusals/.+"));
    }

    @Test
    void givenASelectApproval_whenItIsDecidedByKeyboard_thenItStaysToBeReadAndTheAuditLogHasIt() {
        openForm("select", "Which colour?");
        assertThat(page.locator("input[type=radio]").first()).isFocused();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");

        assertThat(page.locator(".item.open .outcome")).containsText("Decided");
        assertThat(page.locator(".item.open")).containsText(USER + " approved: ");
        page.locator(".item.open").getByText("Changes").click();
        // A project administrator reads the audit log of the project.
        assertThat(page.locator("main tbody")).containsText("approval.decide");
        openRun();
        awaitState("succeeded");
    }

    @Test
    void givenARankApproval_whenRowsAreMovedByKeyboard_thenTheOrderIsTheAnswer() {
        openForm("rank", "In which order?");
        assertThat(page.locator(".rank button").nth(1)).isFocused();
        String first = page.locator(".rank .label").first().innerText();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator(".rank .label").nth(1)).hasText(first);
        button("Approve this order").click();

        assertThat(page.locator(".item.open .outcome")).containsText("2. " + first);
    }

    @Test
    void givenAPolicyAgainstSelfApproval_whenItIsOnesOwnRun_thenThereIsAReasonInsteadOfAForm() {
        world.call("PUT", API + "/approval-policies/four-eyes", Map.of("workflow", "gate"));
        page.navigate(ORG + "/workflows");
        button("Launch gate").click();
        inDialog("Launch").click();
        awaitState("waiting for approval");
        page.locator(".item").getByText("Details").first().click();

        assertThat(page.locator(".item.open")).containsText("You may not decide this:");
        assertThat(page.locator(".item.open")).containsText("four-eyes");
        assertThat(page.locator(".item.open form")).hasCount(0);
        world.call("DELETE", API + "/approval-policies/four-eyes", "");
    }

    @Test
    void givenAPolicyThatRequiresANote_whenThereIsNone_thenTheFormAsksForIt() {
        world.call("PUT", API + "/approval-policies/notes", Map.of("workflow", "decision", "noteRequired", true));
        openForm("decision", "Go on?");
        button("Approve").click();
        assertThat(page.locator(".item.open")).containsText("A policy requires a note.");
        page.getByLabel("Note (required)").fill("not today");
        button("Deny").click();

        assertThat(page.locator(".item.open")).containsText("denied");
        assertThat(page.locator(".item.open")).containsText("not today");
        world.call("DELETE", API + "/approval-policies/notes", "");
    }

    @Test
    void givenRunsThatWait_whenSomeAreCancelled_thenEachHasItsResult() {
        world.launch("acme", runId + "-a", "wait-event");
        world.launch("acme", runId + "-b", "wait-event");
        page.navigate(ORG + "/runs?state=active&workflow=wait-event");
        page.getByLabel("Select " + runId + "-a").check();
        page.getByLabel("Select " + runId + "-b").check();
        button("Cancel 2 runs").click();
        assertThat(dialog()).containsText("These runs end at once.");
        inDialog("Cancel 2 runs").click();

        assertThat(dialog()).containsText("Cancelled: 2.");
        assertThat(dialog().locator(".pill")).hasText(new String[] {"× cancelled", "× cancelled"});
        inDialog("Close").click();
        assertThat(page.locator("main")).containsText("No run matches.");
    }

    @Test
    void givenMoreRunsThanAPageHas_whenOlderOnesAreOpened_thenTheyHaveAnAddressOfTheirOwn() {
        IntStream.range(0, 51).forEach(number -> world.launch("acme", runId + "-" + number, "failing"));
        page.navigate(ORG + "/runs?range=1h&workflow=failing");
        assertThat(page.locator("tbody tr")).hasCount(50);
        button("Older").click();

        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("range=1h&workflow=failing&since=.+&cursor=.+"));
        page.reload();
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.getByLabel("State").selectOption("cancelled");
        assertThat(page.locator("main")).containsText("No run matches.");
        assertThat(page.locator(".problem")).hasCount(0);
    }

    @Test
    void givenARunThatRuns_whenItIsPausedAndResumed_thenTheDialogSaysWhatHappens() {
        world.call(
                "POST",
                API + "/projects/project_app/runs",
                Map.of("runId", runId, "workflow", "slow", "input", Map.of("seconds", 6)));
        openRun();
        awaitState("running");
        button("Pause").click();
        assertThat(dialog()).containsText("ends its current step, then pauses");
        inDialog("Pause").click();
        awaitState("paused");
        assertThat(button("Pause")).isDisabled();
        button("Resume").click();
        inDialog("Resume").click();

        awaitState("succeeded");
        assertThat(page.locator("main")).containsText("Resumed by");
    }
}
