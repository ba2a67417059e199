package org.landlord.port.out.workflow;

import java.time.Instant;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Run;

/// The position of a run in a list.
public record RunPosition(Instant launchedAt, OrgId orgId, RunId runId) {

    public static RunPosition of(Run run) {
        return new RunPosition(run.launchedAt(), run.orgId(), run.runId());
    }
}
