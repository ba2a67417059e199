/// Workflow gateways, runs and approvals. Operations that call a gateway run on virtual threads: a gateway that does
/// not respond holds none of the workers of other requests.
@NullMarked
package org.landlord.adapter.rest.workflow;

import org.jspecify.annotations.NullMarked;
