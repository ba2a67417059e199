/// The rows and repositories of workflow gateways, runs and approvals.
@NullMarked
package org.landlord.persistence.jpa.workflow;

import org.jspecify.annotations.NullMarked;
