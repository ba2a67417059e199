package org.landlord.domain.workflow.approval;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.workflow.NodeId;

/// What a gateway asks people, as the gateway gives it.
///
/// @param nodeId the node that waits
/// @param iteration which execution of the node waits; 0 is the first
/// @param summary null if there is none
/// @param options empty unless the mode is `select` or `rank`
/// @param allowedScopes the scopes that the gateway restricts it to; empty for no restriction
/// @param allowedUsers the users that the gateway restricts it to; empty for no restriction
public record ApprovalRequest(
        NodeId nodeId,
        int iteration,
        ApprovalMode mode,
        String title,
        @Nullable String summary,
        List<ApprovalOption> options,
        List<String> allowedScopes,
        List<String> allowedUsers,
        Instant requestedAt) {

    public ApprovalRequest {
        options = List.copyOf(options);
        allowedScopes = List.copyOf(allowedScopes);
        allowedUsers = List.copyOf(allowedUsers);
        requestedAt = Timestamps.check(requestedAt);
    }
}
