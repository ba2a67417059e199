/// What every storage must do for idempotency.
@NullMarked
package org.landlord.port.contracts.out.idempotency;

import org.jspecify.annotations.NullMarked;
