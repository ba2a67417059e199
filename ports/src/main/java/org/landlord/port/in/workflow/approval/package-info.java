/// Use cases of approvals and their policies.
@NullMarked
package org.landlord.port.in.workflow.approval;

import org.jspecify.annotations.NullMarked;
