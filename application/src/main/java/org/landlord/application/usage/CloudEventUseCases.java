package org.landlord.application.usage;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.CloudEvent;
import org.landlord.domain.usage.HardLimits;
import org.landlord.port.in.Stages;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.CloudEvents;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.port.in.usage.Usage;

/// Converts CloudEvents to usage, which the ledger records. The conversion reads before the recording,
/// because all tenants wait for the writer.
public final class CloudEventUseCases implements CloudEvents {

    private final UseCaseContext ports;
    private final Usage ledger;

    public CloudEventUseCases(UseCaseContext ports, Usage ledger) {
        this.ports = ports;
        this.ledger = ledger;
    }

    @Override
    public CompletionStage<RecordedUsage> recordAsync(
            Caller caller, OrgId orgId, CloudEvent event, HardLimits hardLimits) {
        return named(() -> ledger.recordAsync(caller, orgId, one(caller, orgId, event), hardLimits));
    }

    @Override
    public CompletionStage<BatchOutcome> recordBatchAsync(
            Caller caller, OrgId orgId, List<CloudEvent> events, HardLimits hardLimits) {
        return named(() -> ledger.recordBatchAsync(caller, orgId, many(caller, orgId, events), hardLimits));
    }

    @Override
    public RecordedUsage dryRun(Caller caller, OrgId orgId, CloudEvent event, HardLimits hardLimits) {
        return Stages.await(named(() ->
                CompletableFuture.completedStage(ledger.dryRun(caller, orgId, one(caller, orgId, event), hardLimits))));
    }

    @Override
    public BatchOutcome dryRunBatch(Caller caller, OrgId orgId, List<CloudEvent> events, HardLimits hardLimits) {
        return Stages.await(named(() -> CompletableFuture.completedStage(
                ledger.dryRunBatch(caller, orgId, many(caller, orgId, events), hardLimits))));
    }

    private RecordUsage one(Caller caller, OrgId orgId, CloudEvent event) {
        AccessRequirement need = AccessRequirement.of(Operation.RECORD_CLOUD_EVENT, orgId);
        return read(caller, need, orgId, List.of(event), false).getFirst();
    }

    private List<RecordUsage> many(Caller caller, OrgId orgId, List<CloudEvent> events) {
        return read(caller, AccessRequirement.of(Operation.RECORD_CLOUD_EVENT_BATCH, orgId), orgId, events, true);
    }

    private List<RecordUsage> read(
            Caller caller, AccessRequirement need, OrgId orgId, List<CloudEvent> events, boolean many) {
        // The project is known only afterwards: the ledger then requires the permission there.
        return ports.gate().read(caller, need, stores -> {
            Lookups.org(stores, orgId);
            return new CloudEventReader(stores, caller, orgId, events)
                    .read(many, ports.clock().now());
        });
    }

    /// Failures name the attributes of CloudEvents.
    private static <T> CompletionStage<T> named(Supplier<CompletionStage<T>> recording) {
        try {
            return recording
                    .get()
                    .exceptionallyCompose(failure -> CompletableFuture.failedStage(named(unwrapped(failure))));
        } catch (Failure refused) {
            return CompletableFuture.failedStage(named(refused));
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
        return cause == null ? failure : cause;
    }

    private static Throwable named(Throwable failure) {
        return switch (failure) {
            case InvalidInput invalid -> new InvalidInput(named(invalid.violations()));
            case Conflict conflict -> new Conflict(conflict.getMessage(), named(conflict.violations()));
            default -> failure;
        };
    }

    private static List<Violation> named(List<Violation> violations) {
        return violations.stream()
                .map(violation -> new Violation(attribute(violation.pointer()), violation.detail()))
                .toList();
    }

    /// `/3/observedAt` becomes `/3/time`.
    private static String attribute(String pointer) {
        int field = pointer.matches("/\\d+(/.*)?") ? Math.max(pointer.indexOf('/', 1), 0) : 0;
        String name = pointer.substring(field);
        return pointer.substring(0, field)
                + switch (name) {
                    case "/eventId" -> "/id";
                    case "/projectId" -> "/subject";
                    case "/observedAt" -> "/time";
                    case "/metric" -> "/type";
                    case "/quantity", "/metadata" -> "/data";
                    case "/unit", "/runId" -> "/data" + name;
                    default -> name;
                };
    }
}
