/// Approvals that runs wait for, and the policies for them.
@NullMarked
package org.landlord.domain.workflow.approval;

import org.jspecify.annotations.NullMarked;
