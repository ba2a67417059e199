/// The contracts of the stores of workflows.
@NullMarked
package org.landlord.port.contracts.out.workflow;

import org.jspecify.annotations.NullMarked;
