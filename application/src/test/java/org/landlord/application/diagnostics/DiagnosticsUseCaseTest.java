package org.landlord.application.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.landlord.domain.diagnostics.Check;
import org.landlord.domain.diagnostics.CheckResult;
import org.landlord.domain.diagnostics.Outcome;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.shared.BrokenRow;
import org.landlord.port.in.RowCheck;
import org.landlord.port.in.diagnostics.Diagnostics;
import org.landlord.port.in.usage.ClockCheck;
import org.landlord.port.out.diagnostics.Inspection;
import org.landlord.port.out.diagnostics.StorageInspection;

class DiagnosticsUseCaseTest {

    private static final Diagnostics.Request ALL = new Diagnostics.Request(true, "/backups", true);
    private static final Inspection SETTINGS = () -> List.of(CheckResult.ok(Check.SETTINGS, "valid"));
    private static final RowCheck NO_ROWS = _ -> {};
    private static final ClockCheck IN_TIME = () -> Duration.ZERO;

    private static StorageInspection storage(boolean isUsable) {
        return (quick, backups) -> new StorageInspection.Report(
                List.of(CheckResult.ok(Check.DATABASE, "quick: " + quick + ", backups: " + backups)), isUsable);
    }

    private static CheckResult result(Diagnostics.Report report, Check check) {
        return report.checks().stream()
                .filter(result -> result.check() == check)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void givenAnIntactInstallation_whenChecked_thenTheResultsOfAllPartsAreReported() {
        Diagnostics.Report report = new DiagnosticsUseCase(storage(true), SETTINGS, NO_ROWS, IN_TIME).run(ALL);

        assertThat(report.isUsable()).isTrue();
        assertThat(report.checks())
                .extracting(CheckResult::check)
                .containsExactlyInAnyOrder(Check.SERVER, Check.DATABASE, Check.SETTINGS, Check.CLOCK, Check.ROWS);
        assertThat(report.checks()).extracting(CheckResult::outcome).containsOnly(Outcome.OK, Outcome.SKIPPED);
        assertThat(result(report, Check.DATABASE).observed()).isEqualTo("quick: true, backups: /backups");
    }

    @Test
    void givenAStorageThatCannotBeUsed_whenChecked_thenItIsNotOpened_andTheReasonIsGiven() {
        AtomicBoolean isOpened = new AtomicBoolean();

        Diagnostics.Report report = new DiagnosticsUseCase(storage(false), SETTINGS, _ -> isOpened.set(true), () -> {
                    isOpened.set(true);
                    return Duration.ZERO;
                })
                .run(ALL);

        assertThat(report.isUsable()).isFalse();
        assertThat(isOpened).isFalse();
        assertThat(result(report, Check.CLOCK))
                .isEqualTo(CheckResult.skipped(Check.CLOCK, "the database cannot be used, see the checks above"));
        assertThat(result(report, Check.ROWS).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(result(report, Check.SETTINGS).outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void givenInvalidValues_whenChecked_thenTheFirstThousandAreListed_andAllAreCounted() {
        RowCheck rows = use -> IntStream.range(0, 1_200)
                .forEach(i -> use.accept(new BrokenRow("team", "org team_" + i, "name", "must not be empty")));

        CheckResult result =
                result(new DiagnosticsUseCase(storage(true), SETTINGS, rows, IN_TIME).run(ALL), Check.ROWS);

        assertThat(result.outcome()).isEqualTo(Outcome.PROBLEM);
        assertThat(result.observed()).startsWith("1200 stored values are invalid");
        assertThat(result.details())
                .hasSize(1_001)
                .startsWith("team (org team_0): name must not be empty")
                .endsWith("and 200 more");
    }

    @Test
    void givenOneOrganization_whenChecked_thenStoredValuesAreSkipped() {
        Diagnostics.Report report = new DiagnosticsUseCase(
                        storage(true),
                        SETTINGS,
                        _ -> {
                            throw new IllegalStateException("not asked for");
                        },
                        IN_TIME)
                .run(new Diagnostics.Request(false, null, false));

        assertThat(result(report, Check.ROWS).outcome()).isEqualTo(Outcome.SKIPPED);
    }

    @Test
    void givenAClockThatWasSetBack_whenChecked_thenThatIsAProblem() {
        CheckResult result = result(
                new DiagnosticsUseCase(storage(true), SETTINGS, NO_ROWS, () -> Duration.ofHours(1)).run(ALL),
                Check.CLOCK);

        assertThat(result.outcome()).isEqualTo(Outcome.PROBLEM);
        assertThat(result.observed()).startsWith("the clock is 3600 s behind the newest usage event");
    }

    @Test
    void givenAFailure_whenAPartIsChecked_thenThatIsAProblem_andTheOtherPartsAreChecked() {
        Diagnostics.Report report = new DiagnosticsUseCase(
                        storage(true),
                        SETTINGS,
                        _ -> {
                            throw new IllegalStateException("a page is malformed");
                        },
                        () -> {
                            throw new Unavailable("the database could not be read", Duration.ofSeconds(1));
                        })
                .run(ALL);

        assertThat(result(report, Check.CLOCK))
                .isEqualTo(CheckResult.problem(Check.CLOCK, "the check failed: the database could not be read", null));
        assertThat(result(report, Check.ROWS).observed())
                .isEqualTo("the check failed: java.lang.IllegalStateException: a page is malformed");
    }
}
