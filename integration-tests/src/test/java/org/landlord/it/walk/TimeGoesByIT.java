package org.landlord.it.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.adapter.client.LandlordClient;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.Quantity;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.Cli;
import org.landlord.it.support.ServerProcess;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.quota.ListQuotaEvents;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.usage.RecordUsage;

/// Usage that is about to leave the window of its limit, and does, whether anybody calls or not.
@Tag("heavy")
class TimeGoesByIT {

    private static final Caller CALLER = Caller.operator(new ActorId("test"));
    private static final OrgId ORG = new OrgId("org");
    private static final Label TOKENS = new Label("tokens");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// How long the usage is still in its window: long enough to record it on a slow machine.
    private static final Duration LEFT = Duration.ofSeconds(8);

    @TempDir
    Path folder;

    @Test
    void givenAServer_whenUsageLeavesTheWindow_thenTheHeartbeatRecordsThatTheThresholdIsCrossedDown()
            throws InterruptedException {
        try (ServerProcess server = server("PT0.2S")) {
            Landlord landlord = new LandlordClient(server.uri(), AdminKey.TOKEN);
            useWhatIsAboutToLeaveTheWindow(landlord);

            Instant end = Instant.now().plus(PATIENCE);
            while (crossings(landlord).size() < 2 && Instant.now().isBefore(end)) {
                Thread.sleep(100);
            }

            assertThat(crossings(landlord)).containsExactly("75 up", "75 down");
        }
    }

    @Test
    void givenAFileWithoutAServer_whenUsageHasLeftTheWindow_thenWhoeverFollowsSeesTheThresholdCrossedDown()
            throws InterruptedException, IOException {
        Path database;
        try (ServerProcess server = server("PT1H")) {
            database = server.database();
            useWhatIsAboutToLeaveTheWindow(new LandlordClient(server.uri(), AdminKey.TOKEN));
            Thread.sleep(LEFT);
            assertThat(crossings(new LandlordClient(server.uri(), AdminKey.TOKEN)))
                    .containsExactly("75 up");
        }

        Cli cli = new Cli(Map.of(
                "LANDLORD_TOKEN", AdminKey.TOKEN, "LANDLORD_DB", database.toString(), "LANDLORD_ORG", ORG.value()));
        Process following = cli.start("limit", "events", "--follow", "-o", "ndjson");
        try (var lines = following.inputReader()) {
            assertThat(lines.readLine()).contains("\"crossing\":\"up\"");
            assertThat(lines.readLine()).contains("\"crossing\":\"down\"");
        } finally {
            following.destroyForcibly().waitFor();
        }
    }

    private ServerProcess server(String heartbeat) {
        return ServerProcess.start(folder, folder.resolve("landlord.db"), "-Dlandlord.heartbeat=" + heartbeat);
    }

    private static void useWhatIsAboutToLeaveTheWindow(Landlord landlord) {
        landlord.organizations()
                .create(CALLER, new CreateOrganization(ORG, new Slug("org"), new Name("Org"), Metadata.empty()));
        LimitKey key = LimitKey.of(ORG, null, TOKENS, null, Period.DAILY);
        Thresholds thresholds = new Thresholds(List.of(75));
        landlord.usageLimits()
                .set(
                        CALLER,
                        new SetUsageLimit(
                                key, Quantity.of(10), Enforcement.SOFT, null, thresholds, Precondition.none()));
        Instant observedAt = Instant.now().minus(Duration.ofDays(1)).plus(LEFT);
        landlord.usage()
                .record(
                        CALLER,
                        ORG,
                        new RecordUsage(null, null, null, TOKENS, Quantity.of(8), null, observedAt, Metadata.empty()));
    }

    private static List<String> crossings(Landlord landlord) {
        return landlord
                .quotaEvents()
                .list(
                        CALLER,
                        new ListQuotaEvents(ORG, null, null, SequenceOrder.oldestFirst()),
                        PageRequest.of(null, null))
                .items()
                .stream()
                .map(event -> event.threshold() + " " + event.crossing().label())
                .toList();
    }
}
