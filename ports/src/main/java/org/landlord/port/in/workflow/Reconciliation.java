package org.landlord.port.in.workflow;

import java.util.List;
import org.landlord.domain.workflow.GatewayHealth;
import org.landlord.domain.workflow.GatewayKey;

/// What one comparison of Landlord's records with a gateway found.
///
/// @param runs how many runs were compared
/// @param approvals how many approvals were compared
/// @param findings what was found and done, in plain sentences; at most [#MAX_FINDINGS]
public record Reconciliation(GatewayKey gateway, GatewayHealth health, int runs, int approvals, List<String> findings) {

    public static final int MAX_FINDINGS = 200;

    public Reconciliation {
        findings = List.copyOf(findings);
    }
}
