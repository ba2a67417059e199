package org.landlord.port.in.workflow;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// The workflows of all gateways that an organization can use.
public interface Workflows {

    /// Lists workflows by gateway and key: those that the gateways last offered, and those that
    /// ran.
    ///
    /// @param projectId counts the runs of this project; null for those of the whole organization
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or project
    @Needs(Operation.LIST_WORKFLOWS)
    Page<WorkflowView> list(Caller caller, OrgId orgId, @Nullable ProjectId projectId, PageRequest page);
}
