/// Commands for workflow gateways, runs and approvals.
@NullMarked
package org.landlord.adapter.cli.workflow;

import org.jspecify.annotations.NullMarked;
