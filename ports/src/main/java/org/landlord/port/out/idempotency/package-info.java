/// Storage for idempotency.
@NullMarked
package org.landlord.port.out.idempotency;

import org.jspecify.annotations.NullMarked;
