/// Workflow gateways, runs and approvals over HTTP.
@NullMarked
package org.landlord.adapter.client.workflow;

import org.jspecify.annotations.NullMarked;
