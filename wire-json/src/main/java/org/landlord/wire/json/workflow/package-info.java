/// The wire format of workflow gateways, runs and approvals.
@NullMarked
package org.landlord.wire.json.workflow;

import org.jspecify.annotations.NullMarked;
