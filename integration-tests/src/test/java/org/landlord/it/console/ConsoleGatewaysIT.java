package org.landlord.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.landlord.it.workflow.GatewayDouble;
import org.landlord.it.workflow.TestGateway;
import org.landlord.it.workflow.WireClient;

/// Gateways and approval policies in the console: adding and editing them, what the check of a gateway
/// says, and runs that belong to nobody.
@Tag("heavy")
class ConsoleGatewaysIT extends ConsoleJourney {

    private static final double PATIENCE = 30_000;

    private final GatewayDouble engine = GatewayDouble.create();

    @Override
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(ConsoleWorld.GATEWAY_SETTINGS);
        settings.put("LANDLORD_SECRETS_FOLDER", secrets().toString());
        settings.put("LANDLORD_GATEWAYS_ALLOW_PRIVATE_ADDRESSES", "true");
        return settings;
    }

    @AfterAll
    void stopEngine() {
        engine.close();
    }

    private static Path secrets() {
        return folder.resolve("secrets");
    }

    /// Puts a token where a gateway of the organization finds it.
    private void putToken(String name, String token) {
        try {
            Path own = Files.createDirectories(secrets().resolve("org_" + slug));
            Files.writeString(own.resolve(name), token + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds a gateway of the organization whose token is in a file.
    private void add(String name, String gatewayId, String file) {
        page.navigate(org() + "/gateways");
        button("New gateway").click();
        field("Name").fill(name);
        field("gatewayId").fill(gatewayId);
        field("Base URL").fill(engine.url().toString());
        field("File in the folder of secrets").fill(file);
        inDialog("Save").click();
        assertThat(row(name)).containsText("file:" + file);
    }

    private Locator field(String label) {
        return dialog().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private static Locator in(Locator place, String button) {
        return place.getByText(button, new Locator.GetByTextOptions().setExact(true));
    }

    /// What is said below a field.
    private Locator note(String label) {
        return dialog().locator(".field")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(label, new Page.GetByTextOptions().setExact(true))))
                .locator(".hint");
    }

    private static LocatorAssertions.ContainsTextOptions soon() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
    }

    @Test
    void givenAGatewayWithAGoodToken_whenItIsAddedAndChecked_thenItIsUpAndItsWorkflowsCanBeLaunched() {
        putToken("agents", TestGateway.TOKEN);
        add("Own agents", "own", "agents");
        in(row("Own agents"), "Check").click();
        assertThat(dialog().locator(".answer")).hasText("The gateway can be used.");
        assertThat(dialog()).containsText("Nothing differs from the records.");
        inDialog("Close").click();
        assertThat(row("Own agents")).containsText("up");
        assertThat(page.locator(".warnings")).hasCount(0);

        page.navigate(org() + "/workflows");
        assertThat(row("hello").filter(new Locator.FilterOptions().setHasText("Own agents")))
                .containsText("Launch");
        assertThat(page.content()).doesNotContain(TestGateway.TOKEN);
    }

    @Test
    void givenATokenThatIsMissing_whenItIsPutThere_thenTheNextCheckSaysThatTheGatewayIsUp() {
        add("Forgotten", "forgotten", "not-there");
        in(row("Forgotten"), "Check").click();
        assertThat(dialog()).containsText("token unreadable");
        assertThat(dialog().locator(".answer")).containsText("Token cannot be read: the organization's folder");
        assertThat(dialog()).not().containsText(folder.toString());
        inDialog("Close").click();
        assertThat(page.locator(".warnings")).containsText("Forgotten: ■ token unreadable");

        putToken("not-there", TestGateway.TOKEN);
        in(row("Forgotten"), "Check").click();
        assertThat(dialog().locator(".answer")).hasText("The gateway can be used.");
        inDialog("Close").click();
        assertThat(page.locator(".warnings")).hasCount(0);
    }

    @Test
    void givenAGatewayThatRefusesItsToken_whenTheTokenIsReplaced_thenCheckingAgainIsEnough() {
        putToken("old", TestGateway.EXPIRED);
        add("Old", "old", "old");
        in(row("Old"), "Check").click();
        assertThat(dialog()).containsText("token refused");
        assertThat(dialog().locator(".answer")).containsText("The gateway refuses the token");
        assertThat(dialog()).not().containsText(TestGateway.EXPIRED);

        putToken("old", TestGateway.TOKEN);
        inDialog("Check again").click();
        assertThat(dialog().locator(".answer")).hasText("The gateway can be used.");
    }

    @Test
    void givenAGateway_whenItIsEditedWithMistakes_thenTheyAreNamedAtTheirFieldsAndNothingIsLost() {
        putToken("agents", TestGateway.TOKEN);
        add("Main", "main", "agents");
        in(row("Main"), "Edit").click();
        field("Base URL").fill("agents.example.com");
        inDialog("Add a mapping").click();
        field("JSON pointer").fill("usage/tokens");
        field("Metric").fill("tokens");
        inDialog("Save").click();
        assertThat(field("Base URL")).hasAttribute("aria-invalid", "true");
        assertThat(field("JSON pointer")).hasAttribute("aria-invalid", "true");
        assertThat(field("Metric")).hasAttribute("aria-invalid", "false");

        field("Base URL").fill(engine.url().toString());
        field("JSON pointer").fill("/usage/tokens");
        field("Name").fill("Main agents");
        field("Status").selectOption("disabled");
        inDialog("Save").click();
        assertThat(row("Main agents")).containsText("disabled");
        assertThat(row("Main agents")).containsText("tokens");
        assertThat(row("Main agents")).containsText("Set its status to active to use it.");
        assertThat(page.locator(".warnings")).hasCount(0);
    }

    @Test
    void givenAGateway_whenItIsDeleted_thenTheDialogSaysWhatIsLostAndTheListIsEmpty() {
        putToken("agents", TestGateway.TOKEN);
        add("Passing", "passing", "agents");
        in(row("Passing"), "Delete").click();
        assertThat(dialog()).containsText("Its workflows can no longer be launched.");
        inDialog("Delete").click();

        assertThat(page.locator(".empty")).containsText("There is no gateway. Add one to launch workflows.");
    }

    @Test
    void givenAPolicy_whenItIsMadeEditedAndRemoved_thenASentenceSaysWhatItDoes() {
        page.navigate(org() + "/policies");
        assertThat(page.locator(".empty")).containsText("one approval of anybody who may decide is enough");
        button("New policy").click();
        field("policyId").fill("deploys");
        field("Workflow").fill("gate");
        field("Teams").fill("team_engineering");
        field("People who must approve").fill("2");
        field("Denied after").fill("4");
        assertThat(dialog().locator(".effect"))
                .hasText("All nodes of the workflow gate: 2 different people must approve: a member of the team"
                        + " team_engineering. Whoever launched or last resumed the run may not decide."
                        + " Without a decision within 4 hours, the answer is deny.");
        String sentence = dialog().locator(".effect").innerText();
        inDialog("Save").click();
        assertThat(row("deploys")).containsText(sentence);

        in(row("deploys"), "Edit").click();
        assertThat(field("Denied after")).hasValue("4");
        field("A decision needs a note").check();
        inDialog("Save").click();
        assertThat(row("deploys")).containsText("A note is required.");

        in(row("deploys"), "Delete").click();
        inDialog("Delete").click();
        assertThat(page.locator(".empty")).containsText("one approval of anybody who may decide is enough");
    }

    @Test
    void givenAPolicyWithMistakes_whenItIsSaved_thenEachIsNamedAtItsField() {
        page.navigate(org() + "/policies");
        button("New policy").click();
        field("policyId").fill("strict");
        field("People who must approve").fill("21");
        assertThat(inDialog("Save")).isDisabled();
        assertThat(dialog().locator(".effect")).containsText("a whole number from 1 to 20");
        field("People who must approve").fill("1");
        field("Roles").fill("owner, bo\u0000ss");
        inDialog("Save").click();
        assertThat(field("Roles")).isFocused();
        assertThat(note("Roles")).containsText("must not contain control characters");
        field("Roles").fill("owner");
        field("Teams").fill("team_engineering, team_nobody");
        inDialog("Save").click();
        assertThat(field("Teams")).hasAttribute("aria-invalid", "true");
        assertThat(note("Teams")).containsText("must name a team of the organization");
        assertThat(field("Roles")).hasAttribute("aria-invalid", "false");
        field("Teams").fill("team_engineering");
        inDialog("Save").click();
        assertThat(row("strict")).isVisible();

        button("New policy").click();
        field("policyId").fill("strict");
        inDialog("Save").click();
        assertThat(note("policyId")).containsText("There is such a policy already.");
    }

    @Test
    void givenARunThatWasLaunchedPastLandlord_whenAnOperatorAssignsIt_thenItIsARunOfTheOrganization() {
        String runId = "past-" + slug;
        world.gateway(engine);
        try (WireClient direct = new WireClient(engine.url(), engine.token())) {
            direct.rpc(
                            "launchRun",
                            "{\"workflow\":\"wait-event\",\"input\":{},\"options\":{\"runId\":\"%s\"}}"
                                    .formatted(runId))
                    .payload();
        }
        page.navigate("/console/gateways");
        in(row("Agents"), "Unassigned").click();
        assertThat(dialog().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(runId)))
                .containsText("wait-event", soon());
        in(row(runId), "Assign").click();
        assertThat(dialog()).containsText("The run becomes visible to the organization");
        assertThat(inDialog("Assign")).isDisabled();
        field("Organization (slug or name)").fill(slug);
        field("Project").selectOption("App");
        inDialog("Assign").click();
        assertThat(dialog()).containsText("Every run of this gateway belongs to an organization.");
        inDialog("Close").click();

        page.navigate(org() + "/runs");
        assertThat(page.locator("tbody tr")).containsText("waiting for an event", soon());
        page.locator("tbody a").first().click();
        assertThat(page.locator("main")).containsText(runId);
    }
}
