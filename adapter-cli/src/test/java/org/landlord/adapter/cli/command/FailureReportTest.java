package org.landlord.adapter.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.PreconditionFailed;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

class FailureReportTest {

    private static final CommandSpec COMMAND = CommandSpec.create()
            .addOption(OptionSpec.builder("--slug").build())
            .addOption(OptionSpec.builder("--quantity").build())
            .addOption(OptionSpec.builder("--project").build())
            .addOption(OptionSpec.builder("--sso-url").build())
            .addOption(OptionSpec.builder("--id").build())
            .addPositional(PositionalParamSpec.builder().paramLabel("USER").build());

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(
                        InvalidInput.of("slug", "must not be empty"),
                        ExitCode.INVALID_ARGUMENTS,
                        "--slug must not be empty"),
                arguments(new NotFound("org", "org_x"), ExitCode.NOT_FOUND, "no org org_x (see landlord org list)"),
                arguments(new NotFound("resource", "/v1/x"), ExitCode.NOT_FOUND, "no resource /v1/x"),
                arguments(
                        new DuplicateId("org", "slug", "acme"),
                        ExitCode.CONFLICT,
                        "--slug acme is already used by another org: choose a different one"),
                arguments(
                        full(100, Duration.ofSeconds(90), Instant.parse("2026-11-22T15:04:05.123Z")),
                        ExitCode.LIMIT_EXCEEDED,
                        "the limit org_acme/project_app tokens/count monthly allows 1000: 900 used, 50 reserved, 100"
                                + " requested: retry in 90 seconds, at 2026-11-22T15:04:05.123Z"),
                arguments(
                        full(100, null, Instant.parse("2026-11-22T15:04:05.123Z")),
                        ExitCode.LIMIT_EXCEEDED,
                        "the limit org_acme/project_app tokens/count monthly allows 1000: 900 used, 50 reserved, 100"
                                + " requested: retry at 2026-11-22T15:04:05.123Z"),
                arguments(
                        full(2000, null, null),
                        ExitCode.LIMIT_EXCEEDED,
                        "the limit org_acme/project_app tokens/count monthly allows 1000: 900 used, 50 reserved, 2000"
                                + " requested: retrying will not help, raise the limit"),
                arguments(
                        full(100, null, null),
                        ExitCode.LIMIT_EXCEEDED,
                        "the limit org_acme/project_app tokens/count monthly allows 1000: 900 used, 50 reserved, 100"
                                + " requested in its window from 0001-01-01T00:00:00.000Z to 9999-12-31T23:59:59.999Z:"
                                + " retrying will not help, raise the limit"),
                arguments(
                        full(100, Duration.ofSeconds(1), null),
                        ExitCode.LIMIT_EXCEEDED,
                        "the limit org_acme/project_app tokens/count monthly allows 1000: 900 used, 50 reserved, 100"
                                + " requested: retry in 1 second"),
                arguments(new Conflict("it has usage"), ExitCode.CONFLICT, "it has usage"),
                arguments(
                        new Conflict("e1 was used", List.of(new Violation("/eventId", "was used"))),
                        ExitCode.CONFLICT,
                        "e1 was used"),
                arguments(
                        new Conflict(
                                "2 ids were used",
                                List.of(
                                        new Violation("/1/eventId", "was used: e1"),
                                        new Violation("/3/eventId", "was used: e3"))),
                        ExitCode.CONFLICT,
                        "2 ids were used: 1/eventId was used: e1; 3/eventId was used: e3"),
                arguments(new PreconditionFailed("it was changed"), ExitCode.CONFLICT, "it was changed"),
                arguments(new Forbidden("only owners may"), ExitCode.ACCESS_DENIED, "only owners may"),
                arguments(new Unauthenticated("no token"), ExitCode.ACCESS_DENIED, "no token"),
                arguments(
                        new RateLimited("too many requests", Duration.ofSeconds(30)),
                        ExitCode.FAILURE,
                        "too many requests: retry in 30 seconds"),
                arguments(
                        new Unavailable("the server cannot be reached", Duration.ofMillis(1500)),
                        ExitCode.FAILURE,
                        "the server cannot be reached: retry in 2 seconds"));
    }

    private static QuotaExceeded full(long requested, @Nullable Duration retryAfter, @Nullable Instant resetAt) {
        LimitKey limit = new LimitKey(
                new OrgId("org_acme"),
                new ProjectId("project_app"),
                new Label("tokens"),
                new Label("count"),
                Period.MONTHLY);
        QuotaShortfall shortage = new QuotaShortfall(
                limit,
                Window.always(),
                Quantity.of(1000),
                QuantitySum.of(900),
                QuantitySum.of(50),
                QuantitySum.of(requested),
                resetAt);
        return new QuotaExceeded(shortage, retryAfter);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.1S, 1 second",
        "PT119.5S, 120 seconds",
        "PT121S, 3 minutes",
        "PT2H, 120 minutes",
        "PT2H1S, 3 hours",
        "PT48H, 48 hours",
        "PT48H1S, 3 days",
    })
    @DisplayName("the time to wait is rounded up to a suitable unit")
    void waiting(Duration retryAfter, String words) {
        assertThat(FailureReport.of(new Unavailable("busy", retryAfter), COMMAND, null)
                        .message())
                .isEqualTo("busy: retry in " + words);
    }

    @Test
    @DisplayName("without a time to wait, a retry is not suggested")
    void useless() {
        assertThat(FailureReport.of(new Unavailable("use --server", Duration.ZERO), COMMAND, null)
                        .message())
                .isEqualTo("use --server");
    }

    @ParameterizedTest
    @MethodSource("failures")
    @DisplayName("every failure has an exit code and a message with a remedy")
    void each(Failure failure, ExitCode exitCode, String sentence) {
        assertThat(FailureReport.of(failure, COMMAND, null)).isEqualTo(new FailureReport(exitCode, sentence));
    }

    @Test
    @DisplayName("the message about missing credentials explains how to authenticate")
    void gettingIn() {
        Unauthenticated unknown = new Unauthenticated("no token");
        Target server = new Target.RemoteServer(URI.create("https://h"), null);
        Target database = new Target.LocalDatabase(Path.of("a.db"), null);

        assertThat(FailureReport.of(unknown, COMMAND, server).message())
                .isEqualTo("no token: log in with landlord login --server https://h, or set LANDLORD_TOKEN to a valid"
                        + " token");
        assertThat(FailureReport.of(unknown, COMMAND, database).message())
                .isEqualTo("no token: set LANDLORD_TOKEN to a valid key, or create one as the owner of the file with"
                        + " landlord key recover --db a.db");
    }

    @Test
    @DisplayName("violations are reported together, with the names of options")
    void names() {
        InvalidInput invalid = new InvalidInput(List.of(
                new Violation("/limitQuantity", "must be a number"),
                new Violation("/projectId", "must name a project"),
                new Violation("/ssoUrl", "must not be empty"),
                new Violation("/userId", "must be an id"),
                new Violation("/eventId", "must be an id"),
                new Violation("/since", "must be earlier")));

        assertThat(FailureReport.of(invalid, COMMAND, null).message())
                .isEqualTo("--quantity must be a number; --project must name a project; --sso-url must not be empty;"
                        + " USER must be an id; --id must be an id; since must be earlier");
    }
}
