package org.landlord.port.in.workflow;

import org.landlord.domain.access.Caller;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// The workflows of all gateways that an organization can use.
public interface Workflows {

    /// Lists workflows by gateway and key: those that the gateways last offered, and those that
    /// ran.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or project, or no
    ///     such gateway that the organization can use or has used
    @Needs(Operation.LIST_WORKFLOWS)
    Page<WorkflowView> list(Caller caller, ListWorkflows query, PageRequest page);
}
