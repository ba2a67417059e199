/// The contracts of workflow for callers of the use cases, as far as they need no gateway.
@NullMarked
package org.landlord.port.contracts.in.workflow;

import org.jspecify.annotations.NullMarked;
