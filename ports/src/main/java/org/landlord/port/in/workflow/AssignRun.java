package org.landlord.port.in.workflow;

import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayKey;

/// Assigns a run that belongs to no organization.
///
/// @param gateway of the platform, or of the same organization
/// @param runId the id at the gateway, which becomes the id in the organization
public record AssignRun(GatewayKey gateway, RunId runId, OrgId orgId, ProjectId projectId) {}
