package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.CloudEventSettings;
import org.landlord.domain.usage.CloudEventSubject;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.port.in.usage.PutUsageSettings;
import org.landlord.port.in.usage.UsageConfiguration;

class UsageSettingsCommandTest {

    private static final OrgId ORG = RecordingLandlord.ACME;
    private static final CloudEventSettings CLOUD_EVENTS = new CloudEventSettings(
            CloudEventSubject.METADATA,
            Map.of("customer-1", new ProjectId("app")),
            new DataPointer("/n"),
            Map.of(new Label("prompt"), new DataPointer("/tokens")),
            List.of(new Label("request")));
    private static final UsageSettings STORED =
            new UsageSettings(ORG, 7, CLOUD_EVENTS, Instant.parse("2001-01-01T00:00:00Z"));
    private static final Precondition UNCHANGED = new Precondition.AnyOf(Set.of(STORED.version()));

    private final Cli cli = new Cli();
    private final List<PutUsageSettings> put = new ArrayList<>();

    private int run(String line) {
        cli.landlord.usageConfiguration = new UsageConfiguration() {
            @Override
            public UsageSettings settings(Caller caller, OrgId orgId) {
                return STORED;
            }

            @Override
            public UsageSettings putSettings(Caller caller, PutUsageSettings command) {
                put.add(command);
                return STORED;
            }
        };
        return cli.run(("usage settings " + line + " --org org_acme").split(" +"));
    }

    @Test
    @DisplayName("get shows all of the settings")
    void shown() {
        assertThat(run("get -o json")).isZero();

        assertThat(cli.out.toString(StandardCharsets.UTF_8))
                .contains("\"backdatingDays\"", "7", "metadata", "customer-1", "/tokens", "request", "2001-01-01");
    }

    @Test
    @DisplayName("set changes the given settings, keeps the others, and fails after a concurrent change")
    void changed() {
        assertThat(run("set --backdating-days 0")).isZero();
        assertThat(run("set --subject project --subject-project a=b=app --type-pointer prompt= --counted-type x"))
                .isZero();

        assertThat(put)
                .containsExactly(
                        new PutUsageSettings(ORG, 0, CLOUD_EVENTS, UNCHANGED),
                        new PutUsageSettings(
                                ORG,
                                7,
                                new CloudEventSettings(
                                        CloudEventSubject.PROJECT,
                                        Map.of("a=b", new ProjectId("app")),
                                        new DataPointer("/n"),
                                        Map.of(new Label("prompt"), new DataPointer("")),
                                        List.of(new Label("x"))),
                                UNCHANGED));
    }

    @Test
    @DisplayName("set --defaults resets omitted settings")
    void reset() {
        assertThat(run("set --defaults --backdating-days 3")).isZero();

        assertThat(put).containsExactly(new PutUsageSettings(ORG, 3, CloudEventSettings.DEFAULT, UNCHANGED));
    }

    @Test
    @DisplayName("violations are reported together, with the names of options")
    void refused() {
        assertThat(run("set --quantity-pointer tokens --subject nobody --backdating-days -1 --subject-project app"))
                .isEqualTo(2);
        assertThat(cli.err.toString(StandardCharsets.UTF_8))
                .contains(
                        "--quantity-pointer must",
                        "--subject must",
                        "--backdating-days must",
                        "--subject-project must");
        assertThat(run("set --type-pointer prompt=tokens")).isEqualTo(2);
        assertThat(cli.err.toString(StandardCharsets.UTF_8)).contains("--type-pointer must be a JSON pointer");
        assertThat(put).isEmpty();
    }
}
