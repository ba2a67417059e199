package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.adapter.cli.WorkflowSamples.MAIN;
import static org.landlord.adapter.cli.WorkflowSamples.PROJECT;
import static org.landlord.adapter.cli.WorkflowSamples.REPORT;
import static org.landlord.adapter.cli.WorkflowSamples.THEN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.Window;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.domain.workflow.RunState;
import org.landlord.port.in.workflow.AssignRun;
import org.landlord.port.in.workflow.LaunchRun;
import org.landlord.port.in.workflow.LaunchUsage;
import org.landlord.port.in.workflow.ListRuns;

class RunCommandsTest {

    private static final String LAUNCH = "run launch report --org org_acme --project project_app";

    @TempDir
    private Path folder;

    private final Cli cli = new Cli();
    private final RunsDouble runs = new RunsDouble(WorkflowSamples.run("run_1", RunState.RUNNING));

    private int run(String line) {
        cli.landlord.runs = runs;
        return cli.run(line.split(" "));
    }

    private static LaunchRun launchWith(Metadata input, List<LaunchUsage> usage) {
        return new LaunchRun(RecordingLandlord.ACME, PROJECT, null, null, REPORT, input, usage);
    }

    private void happens(String type) {
        runs.events.add(new RunEvent(runs.events.size() + 1L, type, THEN, Metadata.empty()));
    }

    private void ends(RunState state) {
        runs.run = WorkflowSamples.run("run_1", state);
    }

    @Test
    @DisplayName("a workflow is launched with its gateway, id and reserved usage")
    void launch() {
        assertThat(run(LAUNCH + " --gateway main --id run_1 --use tokens=5000 --use run:time:second=90.5"))
                .isZero();

        assertThat(runs.asked)
                .containsExactly(new LaunchRun(
                        RecordingLandlord.ACME,
                        PROJECT,
                        new RunId("run_1"),
                        new GatewayId("main"),
                        REPORT,
                        Metadata.empty(),
                        List.of(
                                new LaunchUsage(new Label("tokens"), UsageEvent.DEFAULT_UNIT, Quantity.of(5000)),
                                new LaunchUsage(new Label("run:time"), new Label("second"), Quantity.parse("90.5")))));
        assertThat(cli.out()).contains("\"runId\": \"run_1\"", "\"state\": \"running\"");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    @DisplayName("the input is an argument, a file or standard input")
    void input() throws IOException {
        String json = "{\"month\":\"2026-11\"}";
        Path file = Files.writeString(folder.resolve("input.json"), json);
        cli.typing(json);

        for (String given : List.of(json, "@" + file, "-")) {
            assertThat(run(LAUNCH + " --input " + given)).as(given).isZero();
        }

        LaunchRun launch = launchWith(Metadata.ofInput(Map.of("month", "2026-11")), List.of());
        assertThat(runs.asked).containsExactly(launch, launch, launch);
    }

    @Test
    @DisplayName("an input may be larger than metadata")
    void large() {
        String text = "x".repeat(Metadata.MAX_BYTES);

        assertThat(run(LAUNCH + " --input {\"text\":\"" + text + "\"}")).isZero();
        assertThat(run(LAUNCH + " --input {\"text\":\"" + text.repeat(4) + "\"}"))
                .isEqualTo(2);

        assertThat(runs.asked).hasSize(1);
        assertThat(cli.err()).contains("--input must be at most");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --input []            | --input must be
            --input -             | --input must be JSON
            --input @missing      | --input cannot be read from the file missing
            --use tokens          | --use must be METRIC=QUANTITY or METRIC:UNIT=QUANTITY
            --use tokens=many     | --use has an invalid quantity: it must
            --use :token=1        | --use has an invalid metric: it must not be empty
            --use a=1 --use a=2   | --use must have one entry for each metric and unit
            """)
    @DisplayName("an invalid launch is refused before anything is asked")
    void invalid(String options, String message) {
        cli.typing("no JSON");

        assertThat(run(LAUNCH + " " + options)).isEqualTo(2);

        assertThat(cli.err()).contains(message);
        assertThat(runs.asked).isEmpty();
    }

    @Test
    @DisplayName("a repeated launch, and one that the gateway has not confirmed, are said on standard error")
    void unusual() {
        runs.created = false;
        assertThat(run(LAUNCH)).isZero();
        runs.created = true;
        ends(RunState.LAUNCHING);
        assertThat(run(LAUNCH)).isZero();

        assertThat(cli.err()).isEqualTo("""
                run run_1 already exists; nothing was launched
                the gateway has not confirmed run run_1 yet
                """);
    }

    @ParameterizedTest
    @CsvSource({"SUCCEEDED, 0", "CONTINUED, 0", "FAILED, 1", "CANCELLED, 1", "LOST, 1"})
    @DisplayName("a launch that is followed prints events until the run has ended, and fails if the run does")
    void followLaunch(RunState end, int exitCode) {
        happens("RunStarted");
        runs.meanwhile.add(() -> {
            happens("NodeFinished");
            ends(end);
        });

        assertThat(run(LAUNCH + " --follow -o ndjson")).isEqualTo(exitCode);

        assertThat(cli.out().lines()).hasSize(2).allMatch(line -> line.matches("\\{\"sequence\":[12],.*\\}"));
        assertThat(cli.err()).startsWith("run run_1 is " + end.label());
    }

    @Test
    @DisplayName("following waits for the events of a run that goes on")
    void followActive() {
        happens("RunStarted");
        runs.meanwhile.add(() -> {});
        runs.meanwhile.add(() -> {
            happens("RunFinished");
            ends(RunState.SUCCEEDED);
        });

        assertThat(run("run events run_1 --org org_acme --follow -o tsv --columns sequence,type"))
                .isZero();

        assertThat(cli.out()).isEqualTo("1\tRunStarted\n2\tRunFinished\n");
        assertThat(cli.err()).isEqualTo("run run_1 is succeeded\n");
    }

    @Test
    @DisplayName("events of a run are listed after a sequence number")
    void events() {
        happens("RunStarted");
        happens("NodeStarted");
        happens("NodeFinished");

        assertThat(run("run events run_1 --org org_acme --after 1 --limit 1 -o tsv --columns sequence,type"))
                .isZero();

        assertThat(runs.asked).containsExactly(1L);
        assertThat(cli.out()).isEqualTo("2\tNodeStarted\n");
    }

    @Test
    @DisplayName("following a run that has ended prints its events and how it ended, and is no failure")
    void followEnded() {
        happens("RunStarted");
        happens("RunFailed");
        ends(RunState.FAILED);

        assertThat(run("run events run_1 --org org_acme --follow -o tsv --columns sequence,type"))
                .isZero();

        assertThat(cli.out()).isEqualTo("1\tRunStarted\n2\tRunFailed\n");
        assertThat(cli.err()).isEqualTo("run run_1 is failed: Task failed: deploy\n");
        assertThat(run("run events run_1 --org org_acme --follow --limit 3")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            --active | false
            --ended  | true
            -        | -
            """)
    @DisplayName("runs are listed by their filters")
    void list(@Nullable String option, @Nullable Boolean ended) {
        assertThat(run("run list --org org_acme --project project_app --gateway main --workflow report"
                        + " --state waiting-approval --launched-by user_ada --since 2026-11-22T15:04:05.123Z"
                        + (option == null ? "" : " " + option)))
                .isZero();

        assertThat(runs.asked)
                .containsExactly(new ListRuns(
                        RecordingLandlord.ACME,
                        PROJECT,
                        new GatewayId("main"),
                        REPORT,
                        RunState.WAITING_APPROVAL,
                        ended,
                        new ActorId("user_ada"),
                        Window.of(THEN, null)));
    }

    @Test
    @DisplayName("runs of all organizations are listed if that is said")
    void listAll() {
        cli.on(Map.of("LANDLORD_ORG", "org_acme"));

        assertThat(run("run list --all-orgs")).isZero();
        assertThat(run("run list --all-orgs --project project_app")).isEqualTo(2);
        assertThat(run("run list --active --ended")).isEqualTo(2);

        assertThat(runs.asked).containsExactly(new ListRuns(null, null, null, null, null, null, null, null));
        assertThat(cli.err())
                .contains(
                        "--project cannot be combined with --all-orgs", "--active and --ended are mutually exclusive");
    }

    @Test
    @DisplayName("a table of runs shows the state, what a run waits for and who launched it")
    void table() {
        cli.onTerminal();
        ends(RunState.WAITING_APPROVAL);

        assertThat(run("run list --org org_acme -o wide")).isZero();

        assertThat(cli.out().lines().skip(1))
                .singleElement()
                .asString()
                .contains("run_1", "report", "waiting-approval", "approval deploy", "user user_ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel --yes", "pause", "resume"})
    @DisplayName("one run is controlled and shown")
    void control(String command) {
        assertThat(run("run " + command + " run_1 --org org_acme")).isZero();

        assertThat(runs.asked).containsExactly(command.split(" ")[0] + " run_1");
        assertThat(cli.out()).startsWith("{").contains("\"runId\": \"run_1\"");
    }

    @Test
    @DisplayName("of several runs each is tried once, with its result")
    void controlSeveral() {
        runs.failures.put("run_2", new NotFound("run", "run_2"));

        assertThat(run("run cancel run_1 run_2 run_3 run_1 --org org_acme -y -o tsv --columns runId,state"))
                .isEqualTo(4);

        assertThat(runs.asked).containsExactly("cancel run_1", "cancel run_2", "cancel run_3");
        assertThat(cli.out()).isEqualTo("run_1\tcancelled\nrun_3\tcancelled\n");
        assertThat(cli.err()).isEqualTo("landlord: run run_2: no run run_2 (see landlord run list)\n");
    }

    @Test
    @DisplayName("the exit code is that of the failures, or 1 if they differ")
    void controlFails() {
        runs.failures.put("run_1", new Conflict("the run run_1 is succeeded"));
        runs.failures.put("run_2", new Conflict("the run run_2 is failed"));
        assertThat(run("run pause run_1 run_2 run_3 --org org_acme")).isEqualTo(6);

        runs.failures.put("run_2", new Unavailable("the gateway does not respond", Duration.ofSeconds(5)));
        assertThat(run("run pause run_1 run_2 run_3 --org org_acme")).isEqualTo(1);
        assertThat(cli.err()).contains("landlord: run run_2: the gateway does not respond: retry in 5 seconds\n");
    }

    @Test
    @DisplayName("cancelling asks for confirmation")
    void confirm() {
        assertThat(run("run cancel run_1 --org org_acme")).isEqualTo(2);
        cli.onTerminal().typing("n\n");
        assertThat(run("run cancel run_1 run_2 --org org_acme")).isEqualTo(1);
        cli.typing("y\n");
        assertThat(run("run cancel run_1 --org org_acme")).isZero();

        assertThat(runs.asked).containsExactly("cancel run_1");
        assertThat(cli.err())
                .contains(
                        "use --yes to confirm", "Cancel 2 runs? [y/N] no run was cancelled", "Cancel run run_1? [y/N]");
    }

    @Test
    @DisplayName("an unknown column is a warning, because the runs were controlled")
    void columns() {
        assertThat(run("run pause run_1 run_2 --org org_acme -o tsv --columns runId,nonsense"))
                .isZero();

        assertThat(cli.out()).contains("run_1");
        assertThat(cli.err()).contains("warning: --columns");
    }

    @Test
    @DisplayName("a process that calls no gateways says what to use instead")
    void local() {
        runs.failures.put(
                "run_1", new Unavailable("workflow gateways are called by a server: use --server", Duration.ZERO));

        assertThat(run("run pause run_1 --org org_acme")).isEqualTo(1);

        assertThat(cli.err()).isEqualTo("landlord: workflow gateways are called by a server: use --server\n");
    }

    @Test
    @DisplayName("a run without an organization is assigned to a project")
    void assign() {
        assertThat(run("run assign stray --gateway main --org org_acme --project project_app"))
                .isZero();
        assertThat(run("run assign stray --org slug:acme --gateway main --gateway-org slug:acme"
                        + " --project project_app"))
                .isZero();
        assertThat(run("run unassigned --gateway main")).isZero();

        RunId stray = new RunId("stray");
        GatewayKey own = new GatewayKey(RecordingLandlord.ACME, new GatewayId("main"));
        assertThat(runs.asked)
                .containsExactly(
                        new AssignRun(MAIN, stray, RecordingLandlord.ACME, PROJECT),
                        new AssignRun(own, stray, RecordingLandlord.ACME, PROJECT),
                        MAIN);
    }
}
