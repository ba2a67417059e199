/// POST requests with an `Idempotency-Key`: the first response is stored and sent again.
@NullMarked
package org.landlord.adapter.rest.idempotency;

import org.jspecify.annotations.NullMarked;
