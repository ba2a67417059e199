/// Requests with an `Idempotency-Key`: the work and the stored response are one unit of work.
@NullMarked
package org.landlord.application.idempotency;

import org.jspecify.annotations.NullMarked;
