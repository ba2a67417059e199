package org.landlord.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.Soon;
import org.landlord.it.workflow.GatewayDouble;
import org.landlord.it.workflow.GatewayProxy;
import org.landlord.it.workflow.HeldCall;
import org.landlord.it.workflow.WireClient;

/// Runs and approvals as operators see them: those of all organizations, runs whose process is gone or
/// silent, and approvals that somebody decides at the gateway itself.
@Tag("heavy")
class ConsoleOperatorsIT extends ConsoleJourney {

    private static final double PATIENCE = 30_000;

    private GatewayDouble engine;
    private GatewayProxy proxy;
    private String runId = "";

    @Override
    Map<String, String> settings() {
        return ConsoleWorld.GATEWAY_SETTINGS;
    }

    @BeforeAll
    void startEngine() {
        engine = GatewayDouble.create();
        proxy = GatewayProxy.before(engine);
        world.gateway(proxy.url());
    }

    @AfterAll
    void stopEngine() {
        if (proxy != null) {
            proxy.close();
        }
        if (engine != null) {
            engine.close();
        }
    }

    @BeforeEach
    void nameRun() {
        runId = "run-" + slug;
    }

    private static LocatorAssertions.ContainsTextOptions soon() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
    }

    private Locator filter(String name) {
        return page.locator(".filters").getByLabel(name);
    }

    private Locator state() {
        return page.locator(".run-state .pill");
    }

    /// The row of an organization.
    private Locator rowOf(Locator table, String organization) {
        return table.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText("org_" + organization, new Page.GetByTextOptions().setExact(true))));
    }

    /// Launches a run that works for some time.
    private void launchSlow(int seconds) {
        world.call(
                "POST",
                api() + "/projects/project_app/runs",
                Map.of("runId", runId, "workflow", "slow", "input", Map.of("seconds", seconds)));
    }

    private void awaitState(String state) {
        Soon.the(() -> world.call("GET", api() + "/runs/" + runId, "")
                        .path("state")
                        .asText()
                        .equals(state)
                ? true
                : null);
    }

    /// Opens the form of an approval that a run waits for.
    private void openForm() {
        world.launch(slug, runId, "decision");
        world.asked(slug, runId);
        page.navigate(org() + "/approvals");
        button("Decide Go on?").click();
        assertThat(page.locator(".item.open form")).isVisible();
    }

    /// Decides the approval of the run at the gateway itself.
    private void decideAtGateway(boolean approved) {
        String gatewayRunId = world.call("GET", api() + "/runs/" + runId, "")
                .path("gatewayRunId")
                .asText();
        try (WireClient direct = new WireClient(engine.url(), engine.token())) {
            direct.rpc(
                            "submitApproval",
                            "{\"runId\":\"%s\",\"nodeId\":\"decide\",\"iteration\":0,\"decision\":{\"approved\":%s}}"
                                    .formatted(gatewayRunId, approved))
                    .payload();
        }
    }

    private void resume() {
        button("Resume").click();
        assertThat(dialog()).containsText("goes on after its last finished step");
        inDialog("Resume").click();
        assertThat(state()).containsText("succeeded", soon());
    }

    @Test
    void givenRunsOfTwoOrganizations_whenAnOperatorFilters_thenTheAddressHasTheFilters() {
        String other = slug + "-too";
        world.organization(other, "Other");
        world.launch(slug, runId, "wait-event");
        world.launch(other, runId, "wait-event");
        world.launch(slug, runId + "-done", "hello");
        page.navigate("/console/runs");
        assertThat(rowOf(page.locator("main"), other)).containsText("waiting for an event", soon());

        filter("Workflow").fill("wait-event");
        filter("State").selectOption("waiting-event");
        filter("Launched by").fill(AdminKey.ACTOR.value());
        filter("Period").selectOption("1h");
        assertThat(page)
                .hasURL(Pattern.compile(
                        "/runs\\?workflow=wait-event&state=waiting-event" + "&launchedBy=key_0+test&range=1h$"));
        assertThat(page.locator("tbody tr")).hasCount(2);
        page.reload();
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(filter("Workflow")).hasValue("wait-event");
        filter("Launched by").fill("nobody");
        assertThat(page.locator(".empty")).containsText("No run matches.");
        page.getByText("Clear the filters").click();
        assertThat(page).hasURL(Pattern.compile("/console/runs$"));

        rowOf(page.locator("main"), other).getByText("org_" + other).click();
        assertThat(page).hasURL(Pattern.compile("/console/orgs/org_" + other + "/runs$"));
        assertThat(page.locator("tbody tr")).hasCount(1);
    }

    @Test
    void givenRunsOfTwoOrganizations_whenAnOperatorCancelsThemTogether_thenEachHasItsResult() {
        String other = slug + "-too";
        world.organization(other, "Other");
        List.of(slug, other).forEach(one -> world.launch(one, runId, "wait-event"));
        page.navigate("/console/runs?state=active&workflow=wait-event&range=1h");
        List.of(slug, other)
                .forEach(one -> rowOf(page.locator("main"), one)
                        .getByLabel("Select " + runId)
                        .check());
        button("Cancel 2 runs").click();
        assertThat(rowOf(dialog(), other)).containsText("waiting for an event");
        // One of them ends before the button is pressed.
        engine.signal(
                world.call("GET", "/v1/orgs/org_" + other + "/runs/" + runId, "")
                        .path("gatewayRunId")
                        .asText(),
                "go on");
        assertEnded(other);
        inDialog("Cancel 2 runs").click();

        assertThat(dialog().getByRole(AriaRole.STATUS)).hasText("Cancelled: 1. Not cancelled: 1, see the reasons.");
        assertThat(dialog()).containsText("not cancelled:");
        assertThat(dialog().locator(".pill")).hasText("× cancelled");
    }

    private void assertEnded(String organization) {
        Page second = page.context().newPage();
        second.navigate("/console/orgs/org_" + organization + "/runs/" + runId);
        assertThat(second.locator(".run-state .pill")).containsText("succeeded", soon());
        second.close();
    }

    @Test
    void givenApprovalsOfTwoOrganizations_whenAnOperatorDecidesOne_thenItStaysAndTheOtherWaits() {
        String other = slug + "-too";
        world.organization(other, "Other");
        for (String one : List.of(slug, other)) {
            world.launch(one, runId, "select");
            world.asked(one, runId);
        }
        page.navigate("/console/approvals");
        page.waitForResponse(
                answer -> answer.url().contains("workflow=select"),
                () -> filter("Workflow").fill("select"));
        assertThat(page).hasURL(Pattern.compile("/approvals\\?workflow=select$"));
        Locator mine = page.locator(".item").filter(new Locator.FilterOptions().setHasText("org_" + other));
        mine.getByRole(AriaRole.BUTTON).click();
        mine.getByText("Blue").click();
        mine.getByText("Approve this choice").click();
        assertThat(mine.locator(".outcome")).containsText("Decided");
        assertThat(mine.locator(".outcome")).containsText("Blue");
        assertThat(page.locator(".item").filter(new Locator.FilterOptions().setHasText("org_" + slug + "Workflow")))
                .containsText("pending");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All").setExact(true))
                .click();
        filter("Status").selectOption("approved");
        assertThat(page).hasURL(Pattern.compile("/approvals\\?workflow=select&tab=all&status=approved$"));
        page.reload();
        assertThat(page.locator(".item")).hasCount(1);
        assertThat(page.locator(".item")).containsText("org_" + other);
    }

    @Test
    void givenARunWhoseProcessEnds_whenItIsOrphaned_thenItIsToldFromRunningAndCanBeResumed() {
        launchSlow(1);
        proxy.down();
        engine.kill();
        engine.start();
        proxy.up();
        awaitState("orphaned");
        page.navigate(org() + "/runs/" + runId);
        assertThat(state()).hasText("◇ orphaned");
        assertThat(page.locator("main")).containsText("The process that executed it has ended.");
        assertThat(button("Pause")).isDisabled();

        page.navigate(org() + "/runs?state=running");
        assertThat(page.locator(".empty")).containsText("No run matches.");
        filter("State").selectOption("orphaned");
        page.locator("tbody a").first().click();
        resume();
        assertThat(page.locator("main")).containsText("Resumed by");
    }

    @Test
    void givenARunThatIsNotHeardOf_whenItIsStale_thenItIsToldFromOrphanedAndCanBeResumed() {
        launchSlow(4);
        page.navigate(org() + "/runs/" + runId);
        assertThat(state()).hasText("● running");
        engine.silence();
        assertThat(state()).hasText("△ stale", new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
        assertThat(page.locator("main")).containsText("has not heard from its process for some time");

        page.navigate(org() + "/runs?state=orphaned");
        assertThat(page.locator(".empty")).containsText("No run matches.");
        filter("State").selectOption("stale");
        page.locator("tbody a").first().click();
        resume();
    }

    @Test
    void givenARunOfManyNodes_whenItIsOpened_thenWhatHappensNowIsShownAndTheRestAClickAway() {
        launchSlow(40);
        page.navigate(org() + "/runs/" + runId);
        Locator nodes = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Nodes"));
        assertThat(nodes.locator("tbody tr")).hasCount(40);
        assertThat(nodes).containsText("running");
        button("Show more").click();

        assertThat(nodes.locator("tbody tr")).hasCount(80);
        button("Show more").click();
        assertThat(nodes).containsText("sum");
        button("Cancel").click();
        inDialog("Cancel").click();
        assertThat(state()).containsText("cancelled", soon());
    }

    @Test
    void givenAFormThatIsOpen_whenTheApprovalWasDecidedAtTheGateway_thenThatIsToldAndStays() {
        openForm();
        decideAtGateway(true);
        String approvals = api() + "/approvals?status=approved&runId=" + runId;
        Soon.the(() -> world.call("GET", approvals, "").path("items").isEmpty() ? null : true);
        button("Deny").click();

        Locator item = page.locator(".item.open");
        assertThat(item.locator(".outcome")).containsText("Decided at the gateway, past Landlord");
        assertThat(item.getByRole(AriaRole.ALERT)).containsText("at the gateway");
        assertThat(item.locator("header")).containsText("approved");
        assertThat(item.locator("form")).hasCount(0);
        page.navigate(org() + "/runs/" + runId);
        assertThat(state()).containsText("succeeded", soon());
        assertThat(page.locator("main")).containsText("approved");
    }

    @Test
    void givenADecisionOnItsWay_whenTheGatewayHasAnotherOne_thenThatIsToldAndStays() {
        openForm();
        try (HeldCall held = proxy.holdBefore("submitApproval")) {
            button("Approve").click();
            held.awaitHeld();
            decideAtGateway(false);
            held.release();
        }

        page.locator("h1").hover();
        Locator item = page.locator(".item.open");
        assertThat(item.locator(".outcome")).containsText("Decided at the gateway, past Landlord", soon());
        assertThat(item.locator(".outcome")).containsText("before the decision of Landlord arrived");
        assertThat(item.locator("header")).containsText("denied");
        assertThat(item.locator("form")).hasCount(0);
    }

    @Test
    void givenAGatewayThatIsDown_whenAnApprovalIsDecided_thenThePageSaysThatTheGatewayDoesNotKnowYet() {
        openForm();
        proxy.down();
        button("Approve").click();
        assertThat(page.locator(".item.open .outcome")).containsText("The gateway does not know yet.");

        proxy.up();
        page.locator("h1").hover();
        assertThat(page.locator(".item.open .outcome")).containsText("The gateway knows.", soon());
    }
}
