package org.landlord.application.usage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedCollection;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.access.GuardedWriter;
import org.landlord.application.quota.LimitExceeded;
import org.landlord.application.quota.LimitResets;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Permissions;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.port.in.usage.Usage;
import org.landlord.port.out.Outcome;

/// Records usage, or returns what recording it would return. Both decide with the same [RecordingGroup]; a dry run
/// has a reading unit of work, in which storage refuses all changes.
final class UsageRecorder {

    /// The weight of a series in events: it has its own sums and limits.
    private static final int WEIGHT_OF_SERIES = 5;

    private final UseCaseContext ports;
    private final LimitResets resets;
    private final GuardedWriter<Recording, RecordingResult> recordings;

    UsageRecorder(UseCaseContext ports, LimitResets resets) {
        this.ports = ports;
        this.resets = resets;
        this.recordings = ports.gate().grouped((stores, group) -> new RecordingGroup(ports, stores, group).record());
    }

    /// A recording that is ready to be decided.
    ///
    /// @param needs what the caller needs for it
    /// @param weight the size as a number of rows
    private record Prepared(SequencedCollection<AccessRequirement> needs, Recording recording, int weight) {}

    CompletionStage<RecordedUsage> record(Caller caller, OrgId orgId, RecordUsage command, HardLimits hardLimits) {
        try {
            return submit(caller, one(caller, orgId, command, hardLimits)).thenApply(List::getFirst);
        } catch (Failure refused) {
            return CompletableFuture.failedStage(refused);
        }
    }

    CompletionStage<BatchOutcome> recordBatch(
            Caller caller, OrgId orgId, List<RecordUsage> commands, HardLimits hardLimits) {
        try {
            return submit(caller, many(caller, orgId, commands, hardLimits)).thenApply(UsageRecorder::outcome);
        } catch (Failure refused) {
            return CompletableFuture.failedStage(refused);
        }
    }

    RecordedUsage dryRun(Caller caller, OrgId orgId, RecordUsage command, HardLimits hardLimits) {
        return decide(caller, one(caller, orgId, command, hardLimits)).getFirst();
    }

    BatchOutcome dryRunBatch(Caller caller, OrgId orgId, List<RecordUsage> commands, HardLimits hardLimits) {
        return outcome(decide(caller, many(caller, orgId, commands, hardLimits)));
    }

    private Prepared one(Caller caller, OrgId orgId, RecordUsage command, HardLimits hardLimits) {
        return new Prepared(
                needs(Operation.RECORD_USAGE, orgId, command.projectId(), hardLimits),
                Recording.of(caller, orgId, List.of(command), false, hardLimits, ports.ids()),
                1);
    }

    private Prepared many(Caller caller, OrgId orgId, List<RecordUsage> commands, HardLimits hardLimits) {
        if (commands.isEmpty()) {
            throw new InvalidInput("must contain at least one event");
        }
        if (commands.size() > Usage.MAX_BATCH_EVENTS) {
            throw new InvalidInput("must contain at most " + Usage.MAX_BATCH_EVENTS + " events: use several batches");
        }
        SequencedSet<AccessRequirement> needs = needs(caller, orgId, commands, hardLimits);
        Recording recording = Recording.of(caller, orgId, commands, true, hardLimits, ports.ids());
        int series = recording.series().size();
        if (series > Usage.MAX_BATCH_SERIES) {
            throw new InvalidInput("must contain at most " + Usage.MAX_BATCH_SERIES
                    + " different combinations of metric, unit and project, and contains " + series
                    + ": use several batches");
        }
        return new Prepared(needs, recording, commands.size() + WEIGHT_OF_SERIES * series);
    }

    private CompletionStage<List<RecordedUsage>> submit(Caller caller, Prepared it) {
        boolean deferred = resets.isDeferred();
        return recordings
                .submit(caller, it.needs(), it.recording(), it.weight())
                .thenCompose(result -> switch (result) {
                    case RecordingResult.Recorded(List<RecordedUsage> events) ->
                        CompletableFuture.completedStage(events);
                    case RecordingResult.OverLimit(LimitExceeded refused) ->
                        deferred ? CompletableFuture.failedStage(refused) : resets.failedStage(caller, refused);
                });
    }

    private List<RecordedUsage> decide(Caller caller, Prepared it) {
        it.needs().forEach(need -> ports.gate().require(caller, need));
        return resets.completeDryRun(() -> {
            Outcome<RecordingResult> outcome = ports.gate()
                    .read(
                            caller,
                            it.needs().getFirst(),
                            stores -> new RecordingGroup(ports, stores, List.of(it.recording()))
                                    .decideAll()
                                    .getFirst());
            return switch (outcome) {
                case Outcome.Done<RecordingResult>(RecordingResult.Recorded(List<RecordedUsage> events)) -> events;
                case Outcome.Done<RecordingResult>(RecordingResult.OverLimit(LimitExceeded refused)) -> throw refused;
                case Outcome.Refused<RecordingResult>(Failure refused) -> throw refused;
            };
        });
    }

    /// Exceeding hard limits requires another permission.
    private static List<AccessRequirement> needs(
            Operation operation, OrgId orgId, @Nullable ProjectId projectId, HardLimits hardLimits) {
        AccessRequirement recording = AccessRequirement.of(operation, orgId, projectId);
        return switch (hardLimits) {
            case ENFORCED -> List.of(recording);
            case OVERRIDDEN -> List.of(recording, recording.with(Permission.USAGE_CORRECT));
        };
    }

    /// @throws InvalidInput naming every `/<index>/projectId` that the caller may not see
    private static SequencedSet<AccessRequirement> needs(
            Caller caller, OrgId orgId, List<RecordUsage> commands, HardLimits hardLimits) {
        SequencedSet<AccessRequirement> needs = new LinkedHashSet<>();
        Violations violations = new Violations();
        boolean seesAll = Permissions.permits(caller, Operation.RECORD_USAGE_BATCH.permission(), new Scope.Org(orgId));
        for (int i = 0; i < commands.size(); i++) {
            ProjectId projectId = commands.get(i).projectId();
            boolean unseen = !seesAll
                    && projectId != null
                    && Permissions.sees(caller, orgId)
                    && !Permissions.sees(caller, orgId, projectId);
            if (unseen) {
                violations.addAll(
                        InvalidInput.of("projectId", Lookups.NO_SUCH_PROJECT).at(String.valueOf(i)));
            }
            // The permission in the organization includes its projects.
            needs.addAll(needs(Operation.RECORD_USAGE_BATCH, orgId, seesAll ? null : projectId, hardLimits));
        }
        violations.throwIfAny();
        return needs;
    }

    private static BatchOutcome outcome(List<RecordedUsage> recorded) {
        int duplicates =
                (int) recorded.stream().filter(RecordedUsage::duplicate).count();
        List<String> warnings =
                recorded.stream().flatMap(one -> one.warnings().stream()).toList();
        return new BatchOutcome(recorded.size() - duplicates, duplicates, warnings);
    }
}
