package org.landlord.port.out.workflow;

import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.approval.ApprovalRequest;

/// An approval that a gateway waits for.
///
/// @param runId the run at the gateway
public record WaitingApproval(RunId runId, ApprovalRequest request) {}
