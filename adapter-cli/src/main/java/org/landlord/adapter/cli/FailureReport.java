package org.landlord.adapter.cli;

import static java.util.Map.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.ArgumentNames;
import org.landlord.adapter.cli.shared.ExitCode;
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

/// What a failure means on a command line.
///
/// @param exitCode for scripts
/// @param sentence for people: what is the matter and what to do
record FailureReport(ExitCode exitCode, String sentence) {

    /// More than these nobody reads on one line.
    private static final int MOST_TOLD = 10;

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /// Which command shows what there is.
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
            entry("quota_reservation", "landlord reserve list"),
            entry("secret_ref", "landlord secret list"),
            entry("api_key", "landlord key list"),
            entry("context", "landlord context list"));

    /// @param command what was running: faults are told by its options' names
    /// @param target where; null for a command that does without
    static FailureReport of(Failure failure, CommandSpec command, @Nullable Target target) {
        return switch (failure) {
            case InvalidInput invalid -> new FailureReport(ExitCode.WRONG_USAGE, violations(invalid, command));
            case NotFound missing -> new FailureReport(ExitCode.NOT_FOUND, missing.getMessage() + hint(missing));
            case DuplicateId taken -> new FailureReport(ExitCode.CONFLICT, taken(taken, command));
            case Conflict conflict -> new FailureReport(ExitCode.CONFLICT, contradiction(conflict));
            case PreconditionFailed changed -> new FailureReport(ExitCode.CONFLICT, changed.getMessage());
            case QuotaExceeded full -> new FailureReport(ExitCode.LIMIT_EXCEEDED, full.getMessage() + room(full));
            case Forbidden forbidden -> new FailureReport(ExitCode.NOT_ALLOWED, forbidden.getMessage());
            case Unauthenticated unknown ->
                new FailureReport(ExitCode.NOT_ALLOWED, unknown.getMessage() + wayIn(target));
            case RateLimited often ->
                new FailureReport(
                        ExitCode.FAILURE, often.getMessage() + ": try again in " + rounded(often.retryAfter()));
            case Unavailable away ->
                new FailureReport(ExitCode.FAILURE, away.getMessage() + ": try again in " + rounded(away.retryAfter()));
        };
    }

    /// How to get in.
    private static String wayIn(@Nullable Target target) {
        return switch (target) {
            case Target.LocalDatabase(var file, var _) ->
                ": set LANDLORD_TOKEN to a good key; landlord key recover --db " + file
                        + " makes one for who owns the file";
            case Target.RemoteServer(var server, var _) ->
                ": landlord login --server " + server + " asks for a good token, or set LANDLORD_TOKEN to one";
            case null -> "";
        };
    }

    private static String violations(InvalidInput invalid, CommandSpec command) {
        List<String> sentences = invalid.violations().stream()
                .map(violation -> ArgumentNames.sentence(violation, command))
                .distinct()
                .toList();
        return String.join("; ", sentences);
    }

    /// One contradiction is told by the message; of more it tells only how many they are.
    private static String contradiction(Conflict conflict) {
        if (conflict.violations().size() < 2) {
            return conflict.getMessage();
        }
        return conflict.violations().stream()
                .limit(MOST_TOLD)
                .map(Violation::toString)
                .collect(Collectors.joining("; ", conflict.getMessage() + ": ", ""));
    }

    private static String taken(DuplicateId taken, CommandSpec command) {
        return ArgumentNames.nameOf(taken.field(), command) + " " + taken.value() + " is taken by another "
                + taken.kind() + ": choose a different one";
    }

    private static String hint(NotFound missing) {
        String list = LISTS.get(missing.kind());
        return list == null ? "" : ": " + list + " shows what there is";
    }

    /// When there will be room again, as far as time brings it.
    private static String room(QuotaExceeded full) {
        Instant resetAt = full.shortfall().resetAt();
        if (resetAt == null) {
            return ": waiting does not help, only a higher limit does";
        }
        Duration retryAfter = full.retryAfter();
        return ": try again" + (retryAfter == null ? "" : " in " + rounded(retryAfter) + ",") + " at "
                + Timestamps.format(resetAt);
    }

    /// Never less than that, in a unit that people count in.
    private static String rounded(Duration wait) {
        long seconds = Math.max(1, Math.ceilDiv(wait.toMillis(), 1000L));
        if (seconds == 1) {
            return "a second";
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
