package org.landlord.adapter.cli.command;

import static java.util.Map.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.OptionNames;
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
import org.landlord.domain.shared.Timestamps;
import picocli.CommandLine.Model.CommandSpec;

/// Maps a failure to an exit code and a message.
///
/// @param exitCode the exit code
/// @param message what is wrong and how to resolve it
public record FailureReport(ExitCode exitCode, String message) {

    /// The most violations listed in one message.
    private static final int MAX_SHOWN = 10;

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /// Which command lists the resources of a kind.
    private static final Map<String, String> LISTS = Map.ofEntries(
            entry("org", "landlord org list"),
            entry("team", "landlord team list"),
            entry("project", "landlord project list"),
            entry("org_member", "landlord member list"),
            entry("team_member", "landlord team member list"),
            entry("project_team", "landlord project grant list"),
            entry("identity_provider", "landlord idp list"),
            entry("usage_event", "landlord usage list"),
            entry("usage_limit", "landlord limit list"),
            entry("denial", "landlord denial list"),
            entry("quota_reservation", "landlord reservation list"),
            entry("secret_ref", "landlord secret-ref list"),
            entry("gateway", "landlord gateway list"),
            entry("run", "landlord run list"),
            entry("approval", "landlord approval list"),
            entry("approval_policy", "landlord approval policy list"),
            entry("api_key", "landlord key list"),
            entry("session", "landlord session list"),
            entry("context", "landlord context list"));

    /// @param command the command that ran; violations name its options
    /// @param target the target of the command; null for an offline command
    public static FailureReport of(Failure failure, CommandSpec command, @Nullable Target target) {
        return switch (failure) {
            case InvalidInput invalid -> new FailureReport(ExitCode.INVALID_ARGUMENTS, violations(invalid, command));
            case NotFound missing -> new FailureReport(ExitCode.NOT_FOUND, missing.getMessage() + hint(missing));
            case DuplicateId taken -> new FailureReport(ExitCode.CONFLICT, taken(taken, command));
            case Conflict conflict -> new FailureReport(ExitCode.CONFLICT, conflict(conflict));
            case PreconditionFailed failed -> new FailureReport(ExitCode.CONFLICT, failed.getMessage());
            case QuotaExceeded exceeded ->
                new FailureReport(ExitCode.LIMIT_EXCEEDED, exceeded.getMessage() + resetHint(exceeded));
            case Forbidden forbidden -> new FailureReport(ExitCode.ACCESS_DENIED, forbidden.getMessage());
            case Unauthenticated unknown ->
                new FailureReport(ExitCode.ACCESS_DENIED, unknown.getMessage() + loginHint(target));
            case RateLimited often ->
                new FailureReport(ExitCode.FAILURE, often.getMessage() + ": retry in " + rounded(often.retryAfter()));
            case Unavailable away ->
                new FailureReport(ExitCode.FAILURE, away.getMessage() + retryHint(away.retryAfter()));
        };
    }

    /// Without a time to wait, a retry does not help.
    private static String retryHint(Duration retryAfter) {
        return retryAfter.isZero() ? "" : ": retry in " + rounded(retryAfter);
    }

    /// How to authenticate.
    private static String loginHint(@Nullable Target target) {
        return switch (target) {
            case Target.LocalDatabase file ->
                ": set LANDLORD_TOKEN to a valid key, or create one as the owner of the file with landlord key recover"
                        + " --db " + file.place();
            case Target.PostgresDatabase database ->
                ": set LANDLORD_TOKEN to a valid key, or create one with landlord key recover --db " + database.place();
            case Target.RemoteServer(var server, var _) ->
                ": log in with landlord login --server " + server + ", or set LANDLORD_TOKEN to a valid token";
            case null -> "";
        };
    }

    private static String violations(InvalidInput invalid, CommandSpec command) {
        List<String> sentences = invalid.violations().stream()
                .map(violation -> OptionNames.describe(violation, command))
                .distinct()
                .toList();
        return String.join("; ", sentences);
    }

    /// With several violations the message of the failure gives only their number, so they are appended.
    private static String conflict(Conflict conflict) {
        if (conflict.violations().size() < 2) {
            return conflict.getMessage();
        }
        return conflict.violations().stream()
                .limit(MAX_SHOWN)
                .map(Violation::toString)
                .collect(Collectors.joining("; ", conflict.getMessage() + ": ", ""));
    }

    private static String taken(DuplicateId taken, CommandSpec command) {
        return OptionNames.nameOf(taken.field(), command) + " " + taken.value() + " is already used by another "
                + taken.kind() + ": choose a different one";
    }

    private static String hint(NotFound missing) {
        String command = LISTS.get(missing.kind());
        return command == null ? "" : " (see " + command + ")";
    }

    /// When the request may succeed.
    private static String resetHint(QuotaExceeded exceeded) {
        Instant resetAt = exceeded.shortfall().resetAt();
        Duration retryAfter = exceeded.retryAfter();
        if (resetAt == null) {
            return retryAfter == null
                    ? ": retrying will not help, raise the limit"
                    : ": retry in " + rounded(retryAfter);
        }
        return ": retry" + (retryAfter == null ? "" : " in " + rounded(retryAfter) + ",") + " at "
                + Timestamps.format(resetAt);
    }

    /// Rounds up to seconds, minutes, hours or days.
    private static String rounded(Duration wait) {
        long seconds = Math.max(1, Math.ceilDiv(wait.toMillis(), 1000L));
        if (seconds == 1) {
            return "1 second";
        }
        if (seconds <= 2 * MINUTE) {
            return seconds + " seconds";
        }
        if (seconds <= 2 * HOUR) {
            return Math.ceilDiv(seconds, MINUTE) + " minutes";
        }
        return seconds <= 2 * DAY ? Math.ceilDiv(seconds, HOUR) + " hours" : Math.ceilDiv(seconds, DAY) + " days";
    }
}
