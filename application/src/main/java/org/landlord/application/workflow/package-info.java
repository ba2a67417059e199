/// The use cases of workflow: gateways, runs and approvals, and what keeps them and the gateways in
/// agreement.
@NullMarked
package org.landlord.application.workflow;

import org.jspecify.annotations.NullMarked;
