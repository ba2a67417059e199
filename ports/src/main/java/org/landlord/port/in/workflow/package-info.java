/// Workflow gateways, and the runs and approvals that belong to organizations.
@NullMarked
package org.landlord.port.in.workflow;

import org.jspecify.annotations.NullMarked;
