package org.landlord.port.in.workflow;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.workflow.GatewayId;

/// Lists workflows.
///
/// @param projectId counts the runs of this project; null for those of the whole organization
/// @param gatewayId of the organization or of the platform; null for all gateways
public record ListWorkflows(
        OrgId orgId,
        @Nullable ProjectId projectId,
        @Nullable GatewayId gatewayId) {}
