package org.landlord.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.adapter.client.LandlordClient;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.Window;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.Cli;
import org.landlord.it.support.ServerProcess;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.SummarizeUsage;
import org.landlord.port.in.usage.SumsReport;

/// A server and command lines that record on its database file at the same time.
@Tag("heavy")
class TwoProcessesIT {

    private static final Caller CALLER = Caller.operator(new ActorId("test"));
    private static final OrgId ORG = new OrgId("org");
    private static final Label TOKENS = new Label("tokens");
    private static final LimitKey LIMIT = LimitKey.of(ORG, null, TOKENS, null, Period.MONTHLY);
    private static final int ALLOWED = 1000;
    private static final int LINES = 100;
    private static final int MANY_LINES = 100_000;

    @TempDir
    Path folder;

    @Test
    void givenAHardLimit_whenServerAndCommandLinesRecordUntilRefused_thenExactlyTheLimitIsUsedAndBothSaySo()
            throws InterruptedException, ExecutionException {
        try (ServerProcess server = ServerProcess.start(folder);
                ExecutorService callers = Executors.newCachedThreadPool()) {
            Landlord landlord = new LandlordClient(server.uri(), AdminKey.TOKEN);
            Cli cli = new Cli(Map.of(
                    "LANDLORD_TOKEN",
                    AdminKey.TOKEN,
                    "LANDLORD_DB",
                    server.database().toString(),
                    "LANDLORD_ORG",
                    ORG.value()));
            landlord.organizations()
                    .create(CALLER, new CreateOrganization(ORG, new Slug("org"), new Name("Org"), Metadata.empty()));
            landlord.usageLimits()
                    .set(
                            CALLER,
                            new SetUsageLimit(
                                    LIMIT, Quantity.of(ALLOWED), Enforcement.HARD, null, null, Precondition.none()));

            List<Future<Integer>> accepted = new ArrayList<>();
            accepted.add(callers.submit(() -> importLines(cli)));
            accepted.add(callers.submit(() -> recordByCommand(cli)));
            for (int i = 0; i < 4; i++) {
                accepted.add(callers.submit(() -> recordUntilRefused(landlord)));
            }
            int sum = 0;
            for (Future<Integer> one : accepted) {
                sum += one.get();
            }

            assertThat(sum).isEqualTo(ALLOWED);
            QuotaCheck check = landlord.usageLimits().check(CALLER, new CheckUsageLimit(LIMIT, null, null));
            assertThat(check.usedQuantity()).isEqualTo(QuantitySum.of(ALLOWED));
            assertThat(cli.run("limit", "check", "--metric", "tokens", "--period", "monthly", "-o", "json")
                            .out())
                    .contains("\"usedQuantity\": " + ALLOWED);
            assertThat(landlord.usage().verifySums(CALLER, ORG, false)).isEqualTo(new SumsReport(1, 0, false));
        }
    }

    @Test
    void givenACommandThatImportsWithoutEnd_whenOthersRecordOnTheServer_thenNobodyIsTurnedAwayAndAllIsCounted()
            throws InterruptedException, ExecutionException {
        try (ServerProcess server = ServerProcess.start(folder);
                ExecutorService callers = Executors.newCachedThreadPool()) {
            Landlord landlord = new LandlordClient(server.uri(), AdminKey.TOKEN);
            Cli cli = new Cli(Map.of(
                    "LANDLORD_TOKEN",
                    AdminKey.TOKEN,
                    "LANDLORD_DB",
                    server.database().toString(),
                    "LANDLORD_ORG",
                    ORG.value()));
            landlord.organizations()
                    .create(CALLER, new CreateOrganization(ORG, new Slug("org"), new Name("Org"), Metadata.empty()));
            AtomicBoolean imported = new AtomicBoolean();

            List<Future<Integer>> recorded = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                recorded.add(callers.submit(() -> recordUntil(landlord, imported)));
            }
            Cli.Outcome outcome = cli.runWithInput(lines(MANY_LINES), "usage", "import", "-");
            imported.set(true);
            int sum = MANY_LINES;
            for (Future<Integer> one : recorded) {
                sum += one.get();
            }

            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(landlord.usage()
                            .summarize(
                                    CALLER,
                                    new SummarizeUsage(ORG, null, null, Window.always(), false, null, null),
                                    PageRequest.of(null, null))
                            .items())
                    .extracting(UsageTotal::quantity)
                    .containsExactly(QuantitySum.of(sum));
            assertThat(landlord.usage().verifySums(CALLER, ORG, false)).isEqualTo(new SumsReport(1, 0, false));
        }
    }

    private static int recordUntil(Landlord landlord, AtomicBoolean end) {
        RecordUsage one = new RecordUsage(null, null, null, TOKENS, Quantity.of(1), null, null, Metadata.empty());
        int recorded = 0;
        while (!end.get()) {
            landlord.usage().record(CALLER, ORG, one);
            recorded++;
        }
        return recorded;
    }

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"eventId\":\"imported-" + i + "\",\"metric\":\"tokens\",\"quantity\":1}")
                .collect(Collectors.joining("\n"));
    }

    /// A batch: all of it or nothing.
    private static int importLines(Cli cli) {
        Cli.Outcome outcome = cli.runWithInput(lines(LINES), "usage", "import", "-");
        return outcome.exitCode() == 0 ? LINES : 0;
    }

    private static int recordByCommand(Cli cli) {
        int accepted = 0;
        for (int i = 0; i < 4; i++) {
            Cli.Outcome outcome = cli.run("usage", "record", "--metric", "tokens", "--quantity", "1");
            assertThat(outcome.exitCode()).as(outcome.err()).isIn(0, 3);
            accepted += outcome.exitCode() == 0 ? 1 : 0;
        }
        return accepted;
    }

    private static int recordUntilRefused(Landlord landlord) {
        RecordUsage one = new RecordUsage(null, null, null, TOKENS, Quantity.of(1), null, null, Metadata.empty());
        int accepted = 0;
        try {
            while (true) {
                landlord.usage().record(CALLER, ORG, one);
                accepted++;
            }
        } catch (QuotaExceeded _) {
            return accepted;
        }
    }
}
