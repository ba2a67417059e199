package org.landlord.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.adapter.client.LandlordClient;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.Window;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.DatabaseFile;
import org.landlord.it.support.ServerProcess;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.quota.ListDenials;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.usage.RecordUsage;

/// A flood of refused requests takes few rows, and denials survive the end of the process.
@Tag("heavy")
class RefusedRequestsIT {

    private static final Caller CALLER = Caller.anonymous();
    private static final OrgId ORG = new OrgId("org");
    private static final Label TOKENS = new Label("tokens");
    private static final int FLOOD = 100_000;
    private static final int CALLERS = 64;

    @TempDir
    Path folder = Path.of("");

    @Test
    void given100000RefusedRequests_whenTheServerIsKilledTwoSecondsLater_thenAllAreCountedInFewRows()
            throws SQLException, InterruptedException, IOException {
        Map<String, String> settings = Map.of("LANDLORD_METRICS_BY_ORGANIZATION", "true");
        try (ServerProcess server = ServerProcess.start(folder, settings)) {
            try (LandlordClient landlord = new LandlordClient(server.uri(), AdminKey.TOKEN)) {
                setLimitOfZero(landlord);
                refuse(landlord, FLOOD);
            }
            assertThat(metrics(server)).contains("landlord_quota_denials_total{org=\"org\"} " + FLOOD + ".0");
            Thread.sleep(Duration.ofSeconds(2));
            server.kill();
            try (DatabaseFile file = new DatabaseFile(server.database())) {
                long denials = file.number("SELECT count(*) FROM quota_denial");
                long minutes = file.number("SELECT count(DISTINCT minute) FROM quota_denial");
                assertThat(denials).as("denials").isPositive().isEqualTo(minutes);
                assertThat(file.number("SELECT sum(refusals) FROM quota_denial"))
                        .isEqualTo(FLOOD);
                assertThat(file.number("SELECT count(*) FROM quota_refusal"))
                        .isLessThanOrEqualTo(denials * Denial.MAX_REFUSALS);
                assertThat(file.column("PRAGMA integrity_check")).containsExactly("ok");
                assertThat(file.column("PRAGMA foreign_key_check")).isEmpty();
            }
        }
    }

    @Test
    void givenARefusedRequest_whenTheServerStopsAtOnce_thenItIsFoundAfterTheNextStart() {
        try (ServerProcess server = ServerProcess.start(folder)) {
            try (LandlordClient landlord = new LandlordClient(server.uri(), AdminKey.TOKEN)) {
                setLimitOfZero(landlord);
                refuse(landlord, 3);
            }
            assertThat(server.stop()).isZero();
        }
        try (ServerProcess server = ServerProcess.start(folder);
                LandlordClient landlord = new LandlordClient(server.uri(), AdminKey.TOKEN)) {
            ListDenials all = new ListDenials(ORG, null, null, null, null, Window.always());
            List<Denial> denials =
                    landlord.denials().list(CALLER, all, PageRequest.first()).items();

            assertThat(denials.stream().mapToLong(Denial::count).sum()).isEqualTo(3);
        }
    }

    private static List<String> metrics(ServerProcess server) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(server.management().resolve("/q/metrics"))
                    .build();
            return http.send(request, BodyHandlers.ofLines()).body().toList();
        }
    }

    private static void setLimitOfZero(Landlord landlord) {
        landlord.organizations()
                .create(CALLER, new CreateOrganization(ORG, new Slug("org"), new Name("Org"), Metadata.empty()));
        LimitKey limit = LimitKey.of(ORG, null, TOKENS, null, Period.DAILY);
        landlord.usageLimits()
                .set(
                        CALLER,
                        new SetUsageLimit(limit, Quantity.ZERO, Enforcement.HARD, null, null, Precondition.none()));
    }

    private static void refuse(Landlord landlord, int times) {
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> running = IntStream.range(0, times)
                    .<Future<?>>mapToObj(_ -> callers.submit(() -> refuse(landlord)))
                    .toList();
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("a request was not refused", e);
        }
    }

    private static void refuse(Landlord landlord) {
        try {
            landlord.usage()
                    .record(
                            CALLER,
                            ORG,
                            new RecordUsage(null, null, null, TOKENS, Quantity.of(1), null, null, Metadata.empty()));
        } catch (QuotaExceeded _) {
            return;
        }
        throw new AssertionError("a limit of zero permits usage");
    }
}
