package org.landlord.adapter.cli;

import java.util.List;
import java.util.Map;
import org.landlord.adapter.cli.shared.ArgumentNames;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.PreconditionFailed;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.failure.Unavailable;
import picocli.CommandLine.Model.CommandSpec;

/// What a failure means on a command line.
///
/// @param exitCode for scripts
/// @param sentence for people: what is the matter and what to do
record FailureReport(ExitCode exitCode, String sentence) {

    /// Which command shows what there is.
    private static final Map<String, String> LISTS = Map.of(
            "org", "landlord org list",
            "team", "landlord team list",
            "project", "landlord project list",
            "org_member", "landlord member list",
            "team_member", "landlord team member list",
            "project_team", "landlord project grant list",
            "identity_provider", "landlord idp list",
            "usage_limit", "landlord limit list",
            "secret_ref", "landlord secret list");

    /// @param command what was running: faults are told by its options' names
    static FailureReport of(Failure failure, CommandSpec command) {
        return switch (failure) {
            case InvalidInput invalid -> new FailureReport(ExitCode.WRONG_USAGE, violations(invalid, command));
            case NotFound missing -> new FailureReport(ExitCode.NOT_FOUND, missing.getMessage() + hint(missing));
            case DuplicateId taken -> new FailureReport(ExitCode.CONFLICT, taken(taken, command));
            case Conflict conflict -> new FailureReport(ExitCode.CONFLICT, conflict.getMessage());
            case PreconditionFailed changed -> new FailureReport(ExitCode.CONFLICT, changed.getMessage());
            case Forbidden forbidden -> new FailureReport(ExitCode.NOT_ALLOWED, forbidden.getMessage());
            case Unauthenticated unknown ->
                new FailureReport(
                        ExitCode.NOT_ALLOWED,
                        unknown.getMessage() + ": set LANDLORD_TOKEN, or give --token, to one that is good");
            case Unavailable away ->
                new FailureReport(
                        ExitCode.FAILURE,
                        away.getMessage() + ": try again in "
                                + seconds(away.retryAfter().toMillis()));
        };
    }

    private static String violations(InvalidInput invalid, CommandSpec command) {
        List<String> sentences = invalid.violations().stream()
                .map(violation -> ArgumentNames.sentence(violation, command))
                .distinct()
                .toList();
        return String.join("; ", sentences);
    }

    private static String taken(DuplicateId taken, CommandSpec command) {
        return ArgumentNames.nameOf(taken.field(), command) + " " + taken.value() + " is taken by another "
                + taken.kind() + ": choose a different one";
    }

    private static String hint(NotFound missing) {
        String list = LISTS.get(missing.kind());
        return list == null ? "" : ": " + list + " shows what there is";
    }

    private static String seconds(long millis) {
        long seconds = Math.max(1, Math.ceilDiv(millis, 1000L));
        return seconds == 1 ? "a second" : seconds + " seconds";
    }
}
