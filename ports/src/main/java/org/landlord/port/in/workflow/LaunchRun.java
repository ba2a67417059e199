package org.landlord.port.in.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayId;

/// Launches a workflow.
///
/// @param runId makes the request safe to repeat; null to generate one
/// @param gatewayId of the organization, or else of the platform; null if the organization can use only
///     one
/// @param input for the workflow
/// @param usage what the run will use, at most ten entries, each for another metric and unit
public record LaunchRun(
        OrgId orgId,
        ProjectId projectId,
        @Nullable RunId runId,
        @Nullable GatewayId gatewayId,
        Label workflow,
        Metadata input,
        List<LaunchUsage> usage) {

    /// The maximum number of entries of `usage`.
    public static final int MAX_USAGE = 10;

    /// @throws InvalidInput naming `usage`, if there are too many entries or two for the same
    ///     metric and unit
    public LaunchRun {
        usage = List.copyOf(usage);
        if (usage.size() > MAX_USAGE) {
            throw InvalidInput.of("usage", "must have at most " + MAX_USAGE + " entries");
        }
        long different = usage.stream()
                .map(one -> List.of(one.metric(), one.unit()))
                .distinct()
                .count();
        if (different < usage.size()) {
            throw InvalidInput.of("usage", "must have one entry for each metric and unit");
        }
    }

    /// The same launch with an id.
    public LaunchRun withId(RunId id) {
        return new LaunchRun(orgId, projectId, id, gatewayId, workflow, input, usage);
    }
}
