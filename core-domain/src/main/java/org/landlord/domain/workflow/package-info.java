/// Workflow gateways, and the runs and approvals of workflows. A gateway knows no tenants: the
/// records here say which organization a run belongs to, and who may decide an approval.
@NullMarked
package org.landlord.domain.workflow;

import org.jspecify.annotations.NullMarked;
