package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.adapter.cli.WorkflowSamples.MAIN;
import static org.landlord.adapter.cli.WorkflowSamples.TOKENS;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.domain.workflow.UsageMapping;
import org.landlord.domain.workflow.UsageSource;
import org.landlord.port.in.workflow.CreateGateway;
import org.landlord.port.in.workflow.GatewaySettings;
import org.landlord.port.in.workflow.GatewayView;
import org.landlord.port.in.workflow.PutGateway;
import org.landlord.port.in.workflow.Reconciliation;

class GatewayCommandTest {

    private static final String ADD = "gateway add --name Main --url http://127.0.0.1:7331/";

    private final Cli cli = new Cli();
    private GatewayDouble gateways = with(GatewayState.UP);

    private static GatewayDouble with(GatewayState state) {
        GatewayView gateway = WorkflowSamples.gateway(state);
        return new GatewayDouble(
                gateway,
                new Reconciliation(MAIN, gateway.health(), 3, 1, List.of("The run run_1 is lost.", "Approval apr_1.")));
    }

    private int run(String line) {
        cli.landlord.gateways = gateways;
        return cli.run(line.split(" "));
    }

    @Test
    @DisplayName("a gateway is added for the platform with the location of its token and its usage mappings")
    void add() {
        assertThat(run(ADD + " --platform --id main --token-ref env:LANDLORD_GATEWAY_TOKEN_MAIN"
                        + " --usage output:/usage/tokens=tokens:token --usage event:/cost=cost --status paused"))
                .isZero();

        UsageMapping cost = new UsageMapping(
                UsageSource.EVENT, new DataPointer("/cost"), new Label("cost"), UsageEvent.DEFAULT_UNIT);
        assertThat(gateways.asked)
                .containsExactly(new CreateGateway(
                        null,
                        new GatewayId("main"),
                        new GatewaySettings(
                                new Name("Main"),
                                new GatewayUrl("http://127.0.0.1:7331"),
                                TokenReference.of("env:LANDLORD_GATEWAY_TOKEN_MAIN"),
                                new Label("paused"),
                                List.of(TOKENS, cost))));
    }

    @Test
    @DisplayName("a gateway of an organization needs no token, and gets an id")
    void addOfOrg() {
        cli.on(Map.of("LANDLORD_ORG", "org_acme"));

        assertThat(run(ADD)).isZero();

        assertThat(gateways.asked)
                .containsExactly(new CreateGateway(
                        RecordingLandlord.ACME,
                        null,
                        new GatewaySettings(
                                new Name("Main"), new GatewayUrl("http://127.0.0.1:7331"), null, null, List.of())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --token-ref secret                  | --token-ref must be env:NAME or file:NAME, and never the token itself
            --token-ref env:PATH                | --token-ref must name an environment variable that begins with
            --url ftp://h                       | --url must be an absolute URL
            --usage /usage/tokens=tokens        | --usage must be SOURCE:POINTER=METRIC
            --usage log:/a=tokens               | --usage has an invalid source: it must be one of output, event
            --usage output:usage=tokens         | --usage has an invalid pointer: it must be a JSON pointer
            --usage output:/a=                  | --usage has an invalid metric: it must not be empty
            --usage output:/a=tokens:           | --usage has an invalid unit: it must not be empty
            """)
    @DisplayName("invalid settings are refused with the option and the rule")
    void invalid(String options, String message) {
        assertThat(run("gateway update main --platform " + options)).isEqualTo(2);

        assertThat(cli.err()).contains(message);
        assertThat(gateways.asked).isEmpty();
    }

    @Test
    @DisplayName("the platform is never selected by omission")
    void owner() {
        for (String line : List.of(ADD, "gateway list", "gateway get main", "gateway check main")) {
            assertThat(run(line)).isEqualTo(2);
        }
        assertThat(cli.err()).contains("select an organization or the platform");
        assertThat(gateways.asked).isEmpty();

        cli.on(Map.of("LANDLORD_ORG", "org_acme"));
        assertThat(run("gateway list --platform")).isZero();
        assertThat(run("gateway get main")).isZero();
        assertThat(gateways.asked).containsExactly(null, new GatewayKey(RecordingLandlord.ACME, new GatewayId("main")));
    }

    @Test
    @DisplayName("an update keeps the settings that are omitted, and fails if the gateway has changed meanwhile")
    void update() {
        assertThat(run("gateway update main --platform --status maintenance")).isZero();
        assertThat(run("gateway update main --platform --no-token --no-usage --url https://g.example"))
                .isZero();

        Gateway before = WorkflowSamples.gateway(GatewayState.UP).gateway();
        Precondition unchanged = new Precondition.AnyOf(Set.of(before.version()));
        assertThat(gateways.asked)
                .containsExactly(
                        MAIN,
                        new PutGateway(
                                MAIN,
                                new GatewaySettings(
                                        before.name(),
                                        before.baseUrl(),
                                        before.token(),
                                        new Label("maintenance"),
                                        before.usage()),
                                unchanged),
                        MAIN,
                        new PutGateway(
                                MAIN,
                                new GatewaySettings(
                                        before.name(),
                                        new GatewayUrl("https://g.example"),
                                        null,
                                        before.status(),
                                        List.of()),
                                unchanged));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--no-token --token-ref file:main",
                "--no-usage --usage output:/usage/tokens=tokens",
            })
    @DisplayName("an update changes something, and not twice")
    void nothing(String options) {
        assertThat(run(("gateway update main --platform " + options).strip())).isEqualTo(2);
        assertThat(cli.err()).containsAnyOf("nothing to update", "mutually exclusive");
        assertThat(gateways.asked).isEmpty();
    }

    @Test
    @DisplayName("a check prints the health and each finding on a line")
    void check() {
        cli.onTerminal().on(Map.of("NO_COLOR", "1"));

        assertThat(run("gateway check main --platform")).isZero();

        assertThat(cli.out())
                .containsPattern("health.state +up")
                .containsPattern("runs +3")
                .endsWith("- The run run_1 is lost.\n- Approval apr_1.\n");
    }

    @ParameterizedTest
    @EnumSource(
            value = GatewayState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UP"})
    @DisplayName("a check exits with 7 unless the gateway is up")
    void down(GatewayState state) {
        gateways = with(state);

        assertThat(run("gateway check main --platform")).isEqualTo(7);
        assertThat(cli.out()).contains("\"state\": \"" + state.label() + "\"");
    }

    @Test
    @DisplayName("a gateway is removed")
    void remove() {
        assertThat(run("gateway remove main --platform")).isZero();

        assertThat(gateways.asked).containsExactly(MAIN);
        assertThat(cli.err()).isEqualTo("removed gateway main\n");
    }
}
